// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativePathTest {
  private static final String SINGLE = "onnxruntime.native.onnxruntime.path";

  @TempDir Path parent;
  private NativeRoot root;
  private Properties before;

  @BeforeEach
  void clearProperties() throws IOException {
    root = NativeRoot.in(parent);
    before = System.getProperties();
    Properties own = new Properties();
    own.putAll(before);
    own.keySet().removeIf(name -> name.toString().startsWith("onnxruntime.native."));
    own.remove("io.sememe.onnxruntime.natives");
    System.setProperties(own);
  }

  @AfterEach
  void restoreProperties() {
    System.setProperties(before);
  }

  @Test
  void the_property_names_the_folder_while_it_is_open_and_no_longer() {
    try (NativePath path = NativePath.open(this::unpack)) {
      Path folder = unpacked();
      assertEquals(Optional.of(folder), path.folder());
      assertEquals(folder.toString(), System.getProperty("onnxruntime.native.path"));
      assertTrue(Files.exists(folder.resolve(FakeJar.CORE)));
    }
    assertNull(System.getProperty("onnxruntime.native.path"));
  }

  @Test
  void an_administrator_s_own_folder_wins_and_nothing_is_unpacked() {
    System.setProperty("onnxruntime.native.path", "/opt/ort");
    try (NativePath path = NativePath.open(this::unpack)) {
      assertEquals(Optional.of(Path.of("/opt/ort")), path.folder());
    }
    assertEquals("/opt/ort", System.getProperty("onnxruntime.native.path"));
    assertTrue(Files.notExists(root.path()));
  }

  // ONNX Runtime would take no notice of it beside a folder.
  @Test
  void an_administrator_s_own_library_wins() {
    System.setProperty(SINGLE, "/opt/libonnxruntime.so");
    try (NativePath path = NativePath.open(this::unpack)) {
      assertEquals(Optional.empty(), path.folder());
      assertNull(System.getProperty("onnxruntime.native.path"));
    }
    assertTrue(Files.notExists(root.path()));
  }

  @Test
  void a_second_time_the_property_stays_unset_and_the_folder_is_known() {
    try (NativePath first = NativePath.open(this::unpack)) {
      first.keep();
    }
    try (NativePath again = NativePath.open(this::unpack)) {
      assertEquals(Optional.of(unpacked()), again.folder());
      assertNull(System.getProperty("onnxruntime.native.path"));
    }
  }

  @Test
  void where_the_libraries_were_not_loaded_the_next_one_sets_the_property_again() {
    NativePath.open(this::unpack).close();
    try (NativePath again = NativePath.open(this::unpack)) {
      assertEquals(Optional.of(unpacked()), again.folder());
      assertEquals(unpacked().toString(), System.getProperty("onnxruntime.native.path"));
    }
  }

  @Test
  void a_refused_folder_leaves_the_property_unset_and_may_be_tried_again() throws IOException {
    NativePath.open(this::unpack).close();
    Path evil = Files.writeString(unpacked().resolve("libevil.so"), "x");
    assertThrows(EncoderException.class, () -> NativePath.open(this::unpack));
    assertNull(System.getProperty("onnxruntime.native.path"));
    Files.delete(evil);
    try (NativePath path = NativePath.open(this::unpack)) {
      assertEquals(Optional.of(unpacked()), path.folder());
      assertEquals(unpacked().toString(), System.getProperty("onnxruntime.native.path"));
    }
  }

  @Test
  void onnx_runtime_runs_from_the_folder_and_once_more_in_a_second_class_loader(
      @TempDir Path folder) {
    ChildJvm child =
        ChildJvm.run(
            folder,
            Duration.ofSeconds(60),
            TwoClassLoadersMain.class,
            folder.resolve("natives").toString());
    assertEquals(0, child.exit(), child.output());
    assertEquals(0, child.number("unpackedByOnnxRuntime"), child.output());
    assertEquals(2, child.number("environments"), child.output());
  }

  private Path unpack() {
    return root.natives(FakeJar.cpu()).unpacked();
  }

  private Path unpacked() {
    return root.path().resolve(NativeRoot.CPU);
  }
}
