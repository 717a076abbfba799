// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.natives.CudaLibraries;
import io.sememe.encoder.onnx.natives.RuntimeJar;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a model runs on, and what is told of it. What is missing differs from machine to machine, so
 * the tests ask the rooms that know; where a GPU can be had they expect it.
 */
class DevicesTest {
  private static final Deadline MINUTE = Deadline.in(Duration.ofMinutes(1));

  @TempDir Path folder;
  private Encoders encoders;

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_model_that_names_no_device_runs_on_the_cpu_and_says_so() {
    open("cpu", json -> {});
    assertEquals(new DeviceInUse("cpu", null), ready().device());
    assertEquals("cpu", encoders.device("m").orElseThrow().name());
  }

  @Test
  void cuda_is_had_or_the_model_fails_with_what_is_missing() {
    open("cpu", json -> json.put("device", "cuda"));
    requireGpuOrReason();
  }

  @Test
  void the_device_of_the_process_holds_for_models_that_name_none() {
    open("cuda", json -> {});
    requireGpuOrReason();
  }

  @Test
  void what_a_model_names_goes_before_what_the_process_says() {
    open("cuda", json -> json.put("device", "cpu"));
    assertEquals(new DeviceInUse("cpu", null), ready().device());
  }

  @Test
  void auto_takes_what_works_and_says_what_it_is_and_why() {
    open("cpu", json -> json.put("device", "auto"));
    DeviceInUse device = ready().device();
    if (missing() == null) {
      assertEquals(new DeviceInUse("cuda:0", null), device);
    } else {
      assertEquals("cpu", device.name());
      assertTrue(device.fallback().contains(missing()), device.fallback());
    }
  }

  @Test
  void a_device_of_the_process_that_is_not_known_fails_its_models_with_those_that_are() {
    open("gpu", json -> {});
    String reason = failed();
    assertTrue(reason.contains("'gpu', is not known; there is: cpu, cuda"), reason);
  }

  @Test
  void a_gpu_that_is_not_there_is_never_replaced_by_another_device() {
    open("cpu", json -> json.put("device", "cuda:93"));
    String reason = failed();
    assertTrue(missing() == null ? reason.contains("cuda:93") : reason.contains(missing()), reason);
  }

  private void open(String device, Consumer<ObjectNode> change) {
    ObjectNode json = TinyModels.descriptor();
    change.accept(json);
    new TinyModels(folder).write("m").descriptor("m", json);
    encoders = new Encoders(new EncoderSettings(folder, 1, 1_000).on(device));
  }

  private void requireGpuOrReason() {
    if (missing() == null) {
      assertEquals(new DeviceInUse("cuda:0", null), ready().device());
    } else {
      String reason = failed();
      assertTrue(reason.contains(missing()), reason);
      assertTrue(encoders.device("m").isEmpty());
    }
  }

  private static String missing() {
    try {
      RuntimeJar.onClassPath().requireCuda();
      return CudaLibraries.find(null).problem().orElse(null);
    } catch (EncoderException e) {
      return e.getMessage();
    }
  }

  private ModelStatus ready() {
    assertEquals(8, encoders.textEmbedder("m").embed("bank", Role.QUERY, MINUTE).vector().length);
    ModelStatus status = encoders.models().get(0);
    assertEquals(ModelState.READY, status.state());
    return status;
  }

  private String failed() {
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> encoders.textEmbedder("m").embed("bank", Role.QUERY, MINUTE));
    assertEquals(Kind.FAILED, e.kind());
    ModelStatus status = encoders.models().get(0);
    assertEquals(ModelState.FAILED, status.state());
    assertNull(status.device());
    return status.reason();
  }
}
