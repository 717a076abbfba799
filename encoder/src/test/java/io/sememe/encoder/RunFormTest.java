// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.RunPolicy;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunFormTest {
  @Test
  void all_callers_warm_the_cpu_up_and_one_thread_gpus() {
    RunForm onCpu = new RunForm(RunPolicy.ALONE, Optional.empty());
    RunForm onGpus = new RunForm(RunPolicy.ALONE, Optional.of(Place.ofGpus("cuda:0,1", 2)));
    assertEquals(16, onCpu.warmers(16));
    assertEquals(1, onGpus.warmers(16));
  }
}
