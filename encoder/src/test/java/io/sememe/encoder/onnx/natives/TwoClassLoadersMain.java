// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import ai.onnxruntime.OrtEnvironment;
import java.io.File;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** Starts ONNX Runtime from our folder, and once more with a second copy of all classes. */
final class TwoClassLoadersMain {
  private TwoClassLoadersMain() {}

  /**
   * Runs.
   *
   * @param arguments the root of the native libraries
   */
  public static void main(String[] arguments) throws Exception {
    start(arguments[0]);
    System.out.println("unpackedByOnnxRuntime=" + temporaryFiles());
    try (URLClassLoader second =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Class<?> copy = second.loadClass(TwoClassLoadersMain.class.getName());
      var start = copy.getDeclaredMethod("start", String.class);
      start.setAccessible(true);
      start.invoke(null, arguments[0]);
      System.out.println("environments=2");
    }
  }

  private static void start(String root) {
    try (NativePath path = NativePath.open(Path.of(root))) {
      System.out.println(OrtEnvironment.getEnvironment() + " from " + path.folder());
      path.keep();
    }
  }

  private static long temporaryFiles() throws IOException {
    try (Stream<Path> paths = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  private static URL[] classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(TwoClassLoadersMain::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new AssertionError(e);
    }
  }
}
