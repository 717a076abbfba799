// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.request.SolrQueryRequestBase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TimeLimitTest {
  private static final long PATIENCE_MILLIS = 10_000;

  @Test
  void a_request_that_says_nothing_waits_as_long_as_the_patience_lasts() {
    TimeLimit limit = limit(Map.of());
    assertEquals(false, limit.ofRequest());
    assertWithin(limit, PATIENCE_MILLIS);
  }

  @ParameterizedTest
  @CsvSource({
    "0,1",
    "1,2",
    "5000,5001",
    "9998,9999",
    "10000,10000",
    "9000000000,10000",
    "9223372036854775807,10000"
  })
  void a_request_waits_as_long_as_it_allows_and_not_beyond_the_patience(
      String allowed, long expectedMillis) {
    TimeLimit limit = limit(Map.of("timeAllowed", allowed));
    assertEquals(true, limit.ofRequest());
    assertWithin(limit, expectedMillis);
  }

  @Test
  void what_says_that_there_is_no_limit_is_none() {
    assertEquals(false, limit(Map.of("timeAllowed", "-1")).ofRequest());
  }

  // At most that long; how much less is what this machine took meanwhile.
  private static void assertWithin(TimeLimit limit, long millis) {
    long left = limit.deadline().remainingNanos();
    assertTrue(left <= TimeUnit.MILLISECONDS.toNanos(millis), left + " ns");
    assertTrue(left > TimeUnit.MILLISECONDS.toNanos(millis - PATIENCE_MILLIS / 2), left + " ns");
  }

  private static TimeLimit limit(Map<String, String> params) {
    return TimeLimit.of(new SolrQueryRequestBase(null, new MapSolrParams(params)) {});
  }
}
