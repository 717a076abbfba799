// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import org.junit.jupiter.api.Test;

class RuntimeJarTest {

  @Test
  void the_artifact_with_the_cuda_provider_is_told_by_that_library() {
    assertTrue(FakeJar.gpu().jar().hasCuda());
    assertDoesNotThrow(() -> FakeJar.gpu().jar().requireCuda());
    assertEquals("gpu", FakeJar.gpu().jar().artifact());
    assertFalse(FakeJar.cpu().jar().hasCuda());
    assertEquals("cpu", FakeJar.cpu().jar().artifact());
  }

  @Test
  void the_artifact_on_the_class_path_is_the_one_that_the_build_names() {
    boolean gpu = System.getProperty("sememe.onnxruntime.artifactId").endsWith("_gpu");
    assertEquals(gpu && Platform.current().hasCuda(), RuntimeJar.onClassPath().hasCuda());
  }

  @Test
  void without_the_provider_cuda_is_refused_with_what_to_install() {
    EncoderException e =
        assertThrows(EncoderException.class, () -> FakeJar.cpu().jar().requireCuda());
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(
        "this installation has no CUDA provider: its ONNX Runtime is the one for the CPU. Install"
            + " the archive that was built with the Maven profile gpu (mvn -P gpu package), or"
            + " state device cpu",
        e.getMessage());
  }

  @Test
  void where_there_is_no_cuda_at_all_nothing_is_to_be_installed() {
    RuntimeJar mac = new RuntimeJar(FakeJar.gpu()::open, new Platform("osx", "aarch64"));
    EncoderException e = assertThrows(EncoderException.class, mac::requireCuda);
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(
        "CUDA is there for linux-x64 and win-x64 only, this is osx-aarch64: state device cpu",
        e.getMessage());
  }
}
