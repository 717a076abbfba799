// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said where CUDA cannot be used. */
class CudaMessagesTest {
  @TempDir Path root;
  private FakeMachine machine;

  @BeforeEach
  void makeMachine() throws IOException {
    machine = new FakeMachine(root, FakeJar.LINUX);
    machine.folder("usr/lib");
  }

  @Test
  void all_that_is_missing_is_told_at_once_with_the_folders_looked_in() {
    String message = machine.find().problem().orElseThrow();
    assertTrue(
        message.startsWith(
            "CUDA cannot be used, libraries are missing. NVIDIA driver (libcuda.so.1): install"
                + " it, and give a container access to the GPU. CUDA 12 (libcudart.so.12,"
                + " libcublasLt.so.12, libcublas.so.12, libcurand.so.10, libcufft.so.11): install"
                + " it, or name its folder in -Dsememe.cuda.path. cuDNN 9 (libcudnn.so.9): install"
                + " it, or name its folder in -Dsememe.cuda.path. Looked in: "),
        message);
    assertTrue(message.contains(root.resolve("natives/cuda") + " (not there), "), message);
    assertTrue(message.endsWith(root.resolve("usr/lib").toString()), message);
    EncoderException e = assertThrows(EncoderException.class, () -> machine.find().load());
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(message, e.getMessage());
    assertEquals(List.of(), machine.loaded());
  }

  @Test
  void only_what_is_missing_is_told() throws IOException {
    machine.complete("usr/lib");
    Files.delete(root.resolve("usr/lib/libcufft.so.11"));
    String message = machine.find().problem().orElseThrow();
    assertTrue(
        message.startsWith(
            "CUDA cannot be used, libraries are missing. CUDA 12 (libcufft.so.11): install"),
        message);
    assertFalse(message.contains("driver"), message);
    assertFalse(message.contains("cuDNN"), message);
  }

  @Test
  void another_version_that_is_there_is_told() throws IOException {
    Path lib = machine.folder("usr/local/cuda/lib64");
    Files.createFile(lib.resolve("libcudart.so.13"));
    Files.createFile(lib.resolve("libcudart.so.13.0.96"));
    Files.createFile(lib.resolve("libcudnn.so.8"));
    Files.createFile(machine.folder("usr/lib").resolve("libcudart.so.11.0"));
    String message = machine.find().problem().orElseThrow();
    assertTrue(
        message.contains(
            "libcufft.so.11): CUDA 11 and CUDA 13 are there, CUDA 12 is needed; install it"),
        message);
    assertTrue(
        message.contains("(libcudnn.so.9): cuDNN 8 is there, cuDNN 9 is needed; install it"),
        message);
  }

  @Test
  void the_version_that_is_needed_is_not_told_as_another_one() throws IOException {
    Files.createFile(machine.folder("usr/lib").resolve("libcudart.so.12"));
    String message = machine.find().problem().orElseThrow();
    assertFalse(message.contains("is there"), message);
  }

  @Test
  void elsewhere_there_is_no_cuda() {
    machine = new FakeMachine(root, new Platform("linux", "aarch64"));
    assertEquals(
        "CUDA is there for linux-x64 and win-x64 only, this is linux-aarch64: state device cpu",
        machine.find().problem().orElseThrow());
    assertEquals(Map.of(), machine.find().found());
  }

  @Test
  void a_file_that_cannot_be_loaded_is_told_with_the_loader_s_reason() throws IOException {
    Path lib = machine.complete("usr/lib");
    CudaLibraries libraries =
        CudaLibraries.find(machine.host(), root.resolve("natives/folder"), System::load);
    EncoderException e = assertThrows(EncoderException.class, libraries::load);
    assertEquals(Kind.FAILED, e.kind());
    assertTrue(
        e.getMessage()
            .startsWith(
                "CUDA cannot be used, " + lib.resolve(FakeMachine.DRIVER) + " cannot be loaded: "),
        e.getMessage());
    assertTrue(e.getMessage().endsWith(e.getCause().getMessage()), e.getMessage());
  }
}
