// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.solr.SolrErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RetryAfterTest {
  private final ProcessorFixture fixture = new ProcessorFixture();

  @ParameterizedTest
  @EnumSource(Kind.class)
  void what_passes_is_told_with_a_time_to_come_again(Kind kind) {
    fixture.embedder.outage = new EncoderException(kind, "not now");
    SolrException refused = fixture.refused("1", "one");
    assertEquals(SolrErrors.code(kind).code, refused.code());
    boolean passes =
        refused.code() == ErrorCode.SERVICE_UNAVAILABLE.code
            || refused.code() == ErrorCode.TOO_MANY_REQUESTS.code;
    List<Map.Entry<String, String>> headers = new ArrayList<>();
    fixture.response.httpHeaders().forEachRemaining(headers::add);
    assertEquals(passes ? List.of(Map.entry("Retry-After", "5")) : List.of(), headers);
  }
}
