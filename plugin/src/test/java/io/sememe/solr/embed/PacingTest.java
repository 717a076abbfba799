// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.solr.SolrErrors;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.junit.jupiter.api.Test;

final class PacingTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeTiming timing = new FakeTiming();
  private final StopSignal stop = new StopSignal();
  private final Pacing pacing = new Pacing(timing, stop);

  @Test
  void the_rest_makes_the_work_its_share_of_the_time() {
    assertEquals(Duration.ZERO, Pacing.restAfter(SECOND, 1));
    assertEquals(SECOND, Pacing.restAfter(SECOND, 0.5));
    assertEquals(Duration.ofSeconds(3), Pacing.restAfter(SECOND, 0.25));
    assertEquals(Duration.ofSeconds(19), Pacing.restAfter(SECOND, 0.05));
    assertEquals(Duration.ZERO, Pacing.restAfter(Duration.ZERO, 0.05));
  }

  @Test
  void each_turn_is_followed_by_its_own_rest() {
    pacing.work(0.5, () -> timing.pass(SECOND));
    pacing.work(0.5, () -> timing.pass(SECOND.multipliedBy(2)));
    assertEquals(List.of(SECOND, SECOND.multipliedBy(2)), timing.pauses);
  }

  @Test
  void a_stop_ends_the_rest_and_lets_no_further_turn_begin() {
    assertThrows(CancellationException.class, () -> pacing.work(0.5, stop::request));
    assertThrows(
        CancellationException.class,
        () ->
            pacing.work(
                1,
                () -> {
                  throw new AssertionError("worked after the stop");
                }));
    assertTrue(timing.pauses.isEmpty());
  }

  @Test
  void the_clock_of_the_machine_rests_no_longer_than_until_the_stop() throws InterruptedException {
    stop.request();
    long start = System.nanoTime();
    Timing.system().pause(Duration.ofMinutes(5), stop);
    assertTrue(System.nanoTime() - start < Duration.ofMinutes(1).toNanos());
  }

  @Test
  void waits_grow_to_a_minute() {
    assertEquals(SECOND, Patience.waitAfter(1));
    assertEquals(Duration.ofSeconds(32), Patience.waitAfter(6));
    assertEquals(Duration.ofMinutes(1), Patience.waitAfter(7));
    assertEquals(Duration.ofMinutes(1), Patience.waitAfter(1000));
  }

  @Test
  void only_what_may_pass_is_waited_for() {
    assertTrue(Patience.isPassing(new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "")));
    assertTrue(Patience.isPassing(new SolrException(ErrorCode.TOO_MANY_REQUESTS, "")));
    assertTrue(Patience.isPassing(new SolrException(ErrorCode.SERVER_ERROR, "no leader")));
    assertFalse(Patience.isPassing(new SolrException(ErrorCode.BAD_REQUEST, "")));
    EncoderException noVector = new EncoderException(EncoderException.Kind.INTERNAL, "");
    assertFalse(Patience.isPassing(SolrErrors.of(noVector)));
    assertFalse(Patience.isPassing(new SolrException(ErrorCode.CONFLICT, "")));
  }
}
