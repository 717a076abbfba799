// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.util.Locale;

/**
 * An operating system and a processor, in the words that ONNX Runtime's jars use for their folders.
 *
 * @param os {@code linux}, {@code osx}, {@code win}, or the JVM's own word for another
 * @param arch {@code x64}, {@code aarch64}, or the JVM's own word for another
 */
record Platform(String os, String arch) {

  static Platform current() {
    return of(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
  }

  /** Returns the platform of what a JVM calls {@code os.name} and {@code os.arch}. */
  static Platform of(String osName, String osArch) {
    return new Platform(os(osName.toLowerCase(Locale.ROOT)), arch(osArch.toLowerCase(Locale.ROOT)));
  }

  private static String os(String name) {
    // Asked before Windows, whose three letters are in "darwin".
    if (name.contains("mac") || name.contains("darwin")) {
      return "osx";
    }
    if (name.contains("win")) {
      return "win";
    }
    return name.contains("nux") ? "linux" : name;
  }

  private static String arch(String name) {
    if (name.startsWith("amd64") || name.startsWith("x86_64")) {
      return "x64";
    }
    return name.startsWith("aarch64") ? "aarch64" : name;
  }

  boolean isWindows() {
    return os.equals("win");
  }

  /** Returns whether NVIDIA and ONNX Runtime have CUDA for it. */
  boolean hasCuda() {
    return arch.equals("x64") && (os.equals("linux") || isWindows());
  }

  /** Returns the file name of a library, such as {@code libonnxruntime.so}. */
  String file(String library) {
    return switch (os) {
      case "win" -> library + ".dll";
      case "osx" -> "lib" + library + ".dylib";
      default -> "lib" + library + ".so";
    };
  }

  /** Returns what stands between two folders of a path list. */
  String pathSeparator() {
    return isWindows() ? ";" : ":";
  }

  /** Returns the folder's name in ONNX Runtime's jars, such as {@code linux-x64}. */
  @Override
  public String toString() {
    return os + "-" + arch;
  }
}
