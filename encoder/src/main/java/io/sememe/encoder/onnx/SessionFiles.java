// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is asked of a model file before anybody reads it. Thread-safe. */
public final class SessionFiles {
  private static final long MAX_BYTES = Integer.MAX_VALUE;

  private SessionFiles() {}

  /**
   * Returns where a model file really lies, links followed: ONNX Runtime refuses weights outside of
   * the folder that it is told.
   *
   * @throws EncoderException FAILED when the file cannot be read, or is beyond the limit that
   *     protobuf has; past it readers say no more than that parsing failed
   */
  public static Path readable(Path path) {
    try {
      long bytes = Files.size(path);
      if (bytes > MAX_BYTES) {
        throw new EncoderException(
            Kind.FAILED,
            "the model file has "
                + bytes
                + " bytes; an ONNX file holds at most "
                + MAX_BYTES
                + ", larger models keep their weights in external data files");
      }
      return path.toRealPath();
    } catch (IOException e) {
      throw new EncoderException(Kind.FAILED, "the model file cannot be read", e);
    }
  }
}
