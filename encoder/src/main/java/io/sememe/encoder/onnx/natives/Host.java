// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.natives;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The machine and the process as the search for libraries sees them.
 *
 * @param root what absolute paths of the system start from
 */
record Host(Platform platform, Path root, Variables properties, Variables environment) {

  /** Texts by name. */
  interface Variables {
    /** Returns a text, or null when there is none of this name. */
    @Nullable String get(String name);
  }

  static Host current() {
    return new Host(Platform.current(), Path.of("/"), System::getProperty, System::getenv);
  }

  /** Returns a place of the system, such as {@code /etc/ld.so.conf}. */
  Path at(String absolute) {
    return root.resolve(absolute.replaceFirst("^/+", ""));
  }
}
