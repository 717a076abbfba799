// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Texts as processes are given them: one per line, with the escapes of Java for what would end or
 * change the line. {@link String#translateEscapes} gives each back as it was.
 */
final class TextFile {

  private TextFile() {}

  static Path write(Path file, List<String> texts) {
    try {
      return Files.write(file, texts.stream().map(TextFile::line).toList());
    } catch (IOException e) {
      throw new NodeException("cannot write " + file, e);
    }
  }

  static String line(String text) {
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
  }
}
