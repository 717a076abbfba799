// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PaceTest {

  @AutoClose private final Background background = new Background(1);
  private final Pace pace = new Pace(10);

  @Test
  void documents_up_to_the_limit_may_be_sent() {
    pace.awaitTurn(10);
  }

  @Test
  void a_document_beyond_the_limit_waits_until_it_moves() {
    Future<?> turn = start(() -> pace.awaitTurn(11));
    assertFalse(turn.isDone());
    pace.allow(11);
    Background.result(turn);
  }

  @Test
  void who_waits_for_documents_goes_on_when_all_of_them_are_acknowledged() {
    Future<?> killer = start(() -> pace.awaitAcknowledged(15));
    pace.acknowledge(10);
    assertFalse(killer.isDone());
    pace.acknowledge(5);
    Background.result(killer);
  }

  private Future<?> start(Runnable work) {
    return background.start(
        () -> {
          work.run();
          return "done";
        });
  }
}
