// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OrtException;
import io.sememe.encoder.model.CudaSettings;
import io.sememe.encoder.model.GraphOptimization;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CudaOptionsTest {
  @Test
  void unless_told_otherwise_memory_is_not_limited_and_tf32_is_off() {
    Map<String, String> options = CudaOptions.of(CudaSettings.USUAL);
    assertFalse(options.containsKey("gpu_mem_limit"));
    assertEquals("0", options.get("use_tf32"));
    assertEquals("kSameAsRequested", options.get("arena_extend_strategy"));
    assertEquals("0", options.get("sdpa_kernel"));
  }

  @Test
  void what_is_asked_for_becomes_an_option_of_the_provider() {
    Map<String, String> options =
        CudaOptions.of(
            new CudaSettings(
                true, OptionalInt.of(4096), true, true, true, 1, GraphOptimization.ALL));
    assertEquals("4294967296", options.get("gpu_mem_limit"));
    assertEquals("1", options.get("use_tf32"));
    assertEquals("kNextPowerOfTwo", options.get("arena_extend_strategy"));
    assertEquals("255", options.get("sdpa_kernel"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Failed to allocate memory for requested buffer of size 1073741824",
        "BFCArena: Available memory of 5 is smaller than requested bytes of 7",
        "CUDA failure 2: out of memory ; GPU=0 ; hostname=a",
        "CUBLAS failure 3: CUBLAS_STATUS_ALLOC_FAILED"
      })
  void a_gpu_without_memory_is_told_by_its_words_and_a_cpu_is_not(String message) {
    OrtException e = new OrtException(message);
    assertTrue(DeviceFailure.ranOut(Device.ofGpu(0), e));
    assertFalse(DeviceFailure.ranOut(Device.CPU, e));
    assertFalse(DeviceFailure.ranOut(Device.ofGpu(0), new OrtException("CUDA failure 35: driver")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CUDA failure 700: an illegal memory access was encountered ; GPU=0",
        "CUDA error cudaErrorLaunchFailure: unspecified launch failure"
      })
  void a_gpu_that_is_lost_is_told_by_its_words_and_a_cpu_is_not(String message) {
    OrtException e = new OrtException(message);
    assertTrue(DeviceFailure.isLost(Device.ofGpu(0), e));
    assertFalse(DeviceFailure.isLost(Device.CPU, e));
    assertFalse(DeviceFailure.isLost(Device.ofGpu(0), new OrtException("out of memory")));
  }

  @Test
  void a_placement_is_named_by_its_devices() {
    assertEquals("cpu", Placement.CPU.label());
    assertEquals(
        "cuda:0,cuda:2",
        new Placement(List.of(0, 2), Optional.empty(), CudaSettings.USUAL).label());
  }
}
