// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CostTest {

  @Test
  void work_has_the_time_it_says_and_the_processor_time_of_its_process() throws IOException {
    Cost cost = Cost.of(ProcessHandle.current(), CostTest::spin);
    assertEquals(42, cost.nanos());
    assertTrue(cost.cpuNanos() > 0, "processor time: " + cost.cpuNanos());
  }

  private static long spin() {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return 42;
  }
}
