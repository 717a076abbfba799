// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.onnxruntime.OrtEnvironment;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PinnedSumsTest {
  private static final String ARTIFACT =
      System.getProperty("sememe.onnxruntime.artifactId").endsWith("_gpu") ? "gpu" : "cpu";
  private static final Pattern LIBRARY = Pattern.compile("ai/onnxruntime/native/([^/]+/[^/]+)");

  // Of the two artifacts the one that this build is made with.
  @Test
  void what_is_pinned_is_every_library_of_the_artifact_but_tensorrt_and_debug_symbols()
      throws Exception {
    SortedMap<String, String> inJar = new TreeMap<>();
    String file =
        OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (JarFile jar = new JarFile(new File(file))) {
      for (JarEntry entry : jar.stream().filter(entry -> !entry.isDirectory()).toList()) {
        Matcher library = LIBRARY.matcher(entry.getName());
        if (library.matches() && !entry.getName().contains("tensorrt")) {
          inJar.put(ARTIFACT + "/" + library.group(1), sha256(jar.getInputStream(entry)));
        }
      }
    }
    SortedMap<String, String> pinned = new TreeMap<>(PinnedSums.ofThisBuild().byPath());
    pinned.keySet().removeIf(path -> !path.startsWith(ARTIFACT + "/"));
    assertEquals(inJar, pinned);
  }

  @Test
  void the_version_is_the_one_that_the_build_names() {
    assertEquals(System.getProperty("sememe.onnxruntime.version"), RuntimeJar.VERSION);
  }

  @Test
  void sums_are_told_by_file_for_one_artifact_and_platform() {
    assertEquals(
        Map.of(FakeJar.CORE, FakeJar.sha256("core"), FakeJar.JNI, FakeJar.sha256("jni")),
        FakeJar.sums().of("cpu", FakeJar.LINUX));
  }

  @Test
  void a_platform_without_libraries_is_refused_with_those_that_have_some() {
    EncoderException e =
        assertThrows(
            EncoderException.class,
            () -> FakeJar.sums().of("cpu", new Platform("linux", "riscv64")));
    assertEquals(Kind.FAILED, e.kind());
    assertEquals(
        "ONNX Runtime has no native library for linux-riscv64, only for linux-x64, osx-aarch64",
        e.getMessage());
  }

  private static String sha256(InputStream in) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (DigestInputStream hashed = new DigestInputStream(in, digest)) {
      hashed.transferTo(java.io.OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
