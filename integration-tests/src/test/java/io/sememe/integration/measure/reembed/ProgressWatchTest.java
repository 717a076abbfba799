// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.reembed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.NodeException;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressWatchTest {

  private final ProgressWatch watch = new ProgressWatch();

  @Test
  void nothing_is_done_while_nothing_is_known() {
    assertEquals(0, watch.see(status("RUNNING", 0, 0)).percent());
  }

  @Test
  void progress_that_goes_on_is_as_it_should_be() {
    watch.see(status("RUNNING", 10, 200)).see(status("RUNNING", 10, 200));
    assertEquals(75, watch.see(status("RUNNING", 150, 200)).percent());
    assertEquals(0, watch.wentBack());
    assertEquals(0, watch.furthestBack());
  }

  @Test
  void every_step_back_is_counted_and_the_furthest_remembered() {
    watch.see(status("RUNNING", 100, 200)).see(status("RUNNING", 50, 200));
    watch.see(status("RUNNING", 60, 200)).see(status("RUNNING", 55, 200));
    assertEquals(2, watch.wentBack());
    assertEquals(50, watch.furthestBack());
    assertEquals(55, watch.done());
    assertEquals(200, watch.total());
  }

  @Test
  void a_job_that_gave_up_is_not_waited_for() {
    NodeException failure =
        assertThrows(NodeException.class, () -> watch.see(status("FAILED", 10, 20)));
    assertTrue(String.valueOf(failure.getMessage()).contains("FAILED"));
  }

  @Test
  void the_speed_is_that_of_the_time_in_which_the_node_was_up() {
    watch.see(status("DONE", 200, 200));
    Moved moved =
        new Moved(
            0,
            12_000_000_000L,
            2_000_000_000L,
            50,
            watch,
            OptionalLong.empty(),
            OptionalLong.empty());
    assertEquals(20, moved.perSecond(), 1e-9);
  }

  private static JsonNode status(String state, long done, long total) {
    ObjectNode status = JsonNodeFactory.instance.objectNode().put("state", state);
    status.putObject("documents").put("done", done).put("total", total);
    return status;
  }
}
