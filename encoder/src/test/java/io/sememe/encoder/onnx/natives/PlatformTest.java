// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {

  @ParameterizedTest
  @CsvSource({
    "Linux, amd64, linux-x64, libort.so, true",
    "Linux, aarch64, linux-aarch64, libort.so, false",
    "Mac OS X, aarch64, osx-aarch64, libort.dylib, false",
    "Mac OS X, x86_64, osx-x64, libort.dylib, false",
    "Darwin, aarch64, osx-aarch64, libort.dylib, false",
    "Windows 11, amd64, win-x64, ort.dll, true",
    "Windows Server 2022, aarch64, win-aarch64, ort.dll, false",
    "SunOS, sparcv9, sunos-sparcv9, libort.so, false"
  })
  void a_jvm_s_names_become_those_of_onnx_runtime_s_jars(
      String osName, String osArch, String folder, String file, boolean cuda) {
    Platform platform = Platform.of(osName, osArch);
    assertEquals(folder, platform.toString());
    assertEquals(file, platform.file("ort"));
    assertEquals(cuda, platform.hasCuda());
  }
}
