// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A machine whose libraries are empty files.
 *
 * @param root where its file system begins
 * @param loaded what was loaded, in this order
 */
record FakeMachine(
    Path root,
    Platform platform,
    Map<String, String> properties,
    Map<String, String> environment,
    List<String> loaded) {
  static final String DRIVER = "libcuda.so.1";
  static final List<String> CUDA =
      List.of(
          "libcudart.so.12",
          "libcublasLt.so.12",
          "libcublas.so.12",
          "libcurand.so.10",
          "libcufft.so.11");
  static final String CUDNN = "libcudnn.so.9";

  FakeMachine(Path root, Platform platform) {
    this(root, platform, new HashMap<>(), new HashMap<>(), new ArrayList<>());
  }

  Host host() {
    return new Host(platform, root, properties::get, environment::get);
  }

  CudaLibraries find() {
    return CudaLibraries.find(host(), root.resolve("natives/folder"), loaded::add);
  }

  /** Makes a folder with all that is needed on Linux. */
  Path complete(String path) throws IOException {
    Path folder = folder(path);
    Files.createFile(folder.resolve(DRIVER));
    for (String file : CUDA) {
      Files.createFile(folder.resolve(file));
    }
    Files.createFile(folder.resolve(CUDNN));
    return folder;
  }

  Path folder(String path) throws IOException {
    return Files.createDirectories(root.resolve(path));
  }

  /** Returns the beginning of a library, of 32 bits (1) or 64 (2), for a processor. */
  static byte[] elf(int bits, int machine) {
    byte[] header = new byte[64];
    header[0] = 0x7f;
    header[1] = 'E';
    header[2] = 'L';
    header[3] = 'F';
    header[4] = (byte) bits;
    header[18] = (byte) machine;
    return header;
  }
}
