// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A library that the CUDA provider of this version of ONNX Runtime names.
 *
 * @param part what it is installed with
 * @param file the name that the provider asks for, which holds the major version
 */
record NeededLibrary(Part part, String file) {

  /** What a user installs. */
  enum Part {
    DRIVER("NVIDIA driver", "", "", ""),
    CUDA("CUDA", "12", "libcudart\\.so\\.(\\d+).*", "cudart64_(\\d\\d).*\\.dll"),
    CUDNN("cuDNN", "9", "libcudnn\\.so\\.(\\d+).*", "cudnn64_(\\d+)\\.dll");

    private final String product;
    private final String major;
    private final Pattern linuxFile;
    private final Pattern windowsFile;

    Part(String product, String major, String linuxFile, String windowsFile) {
      this.product = product;
      this.major = major;
      this.linuxFile = Pattern.compile(linuxFile);
      this.windowsFile = Pattern.compile(windowsFile);
    }

    /** Returns its name and the major version that is needed. */
    String needed() {
      return named(major);
    }

    String named(String version) {
      return (product + " " + version).strip();
    }

    String major() {
      return major;
    }

    /** Returns what the names of its main library look like: the group is the major version. */
    Pattern versions(Platform platform) {
      return platform.isWindows() ? windowsFile : linuxFile;
    }
  }

  private static final List<NeededLibrary> LINUX =
      List.of(
          new NeededLibrary(Part.DRIVER, "libcuda.so.1"),
          new NeededLibrary(Part.CUDA, "libcudart.so.12"),
          new NeededLibrary(Part.CUDA, "libcublasLt.so.12"),
          new NeededLibrary(Part.CUDA, "libcublas.so.12"),
          new NeededLibrary(Part.CUDA, "libcurand.so.10"),
          new NeededLibrary(Part.CUDA, "libcufft.so.11"),
          new NeededLibrary(Part.CUDNN, "libcudnn.so.9"));

  // The provider for Windows draws no random numbers through a library.
  private static final List<NeededLibrary> WINDOWS =
      List.of(
          new NeededLibrary(Part.DRIVER, "nvcuda.dll"),
          new NeededLibrary(Part.CUDA, "cudart64_12.dll"),
          new NeededLibrary(Part.CUDA, "cublasLt64_12.dll"),
          new NeededLibrary(Part.CUDA, "cublas64_12.dll"),
          new NeededLibrary(Part.CUDA, "cufft64_11.dll"),
          new NeededLibrary(Part.CUDNN, "cudnn64_9.dll"));

  /** Returns what is needed, each after what it needs itself. */
  static List<NeededLibrary> on(Platform platform) {
    if (!platform.hasCuda()) {
      return List.of();
    }
    return platform.isWindows() ? WINDOWS : LINUX;
  }
}
