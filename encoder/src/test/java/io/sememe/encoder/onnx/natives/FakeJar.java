// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** A jar of ONNX Runtime for linux-x64 whose libraries are a few letters, and their sums. */
final class FakeJar {
  static final Platform LINUX = new Platform("linux", "x64");
  static final String CORE = "libonnxruntime.so";
  static final String JNI = "libonnxruntime4j_jni.so";
  static final String CUDA = "libonnxruntime_providers_cuda.so";

  private final Map<String, String> files = new TreeMap<>();

  FakeJar with(String file, String content) {
    files.put("/ai/onnxruntime/native/linux-x64/" + file, content);
    return this;
  }

  static FakeJar cpu() {
    return new FakeJar().with(CORE, "core").with(JNI, "jni");
  }

  static FakeJar gpu() {
    return cpu().with(CUDA, "cuda").with("libonnxruntime_providers_tensorrt.so", "tensorrt");
  }

  RuntimeJar jar() {
    return new RuntimeJar(this::open, LINUX);
  }

  InputStream open(String name) {
    String content = files.get(name);
    return content == null
        ? null
        : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
  }

  static PinnedSums sums() {
    return PinnedSums.parse(
        String.join(
            "\n",
            "# a comment",
            sha256("core") + "  cpu/linux-x64/" + CORE,
            sha256("jni") + "  cpu/linux-x64/" + JNI,
            sha256("core") + "  gpu/linux-x64/" + CORE,
            sha256("jni") + "  gpu/linux-x64/" + JNI,
            sha256("cuda") + "  gpu/linux-x64/" + CUDA,
            sha256("other") + "  cpu/osx-aarch64/libonnxruntime.dylib",
            ""));
  }

  static String sha256(String content) {
    try {
      byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
