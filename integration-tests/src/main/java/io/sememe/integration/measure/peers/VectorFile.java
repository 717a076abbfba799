// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import io.sememe.integration.node.NodeException;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Vectors as processes hand them over: their number, then the length and the values of each. */
public final class VectorFile {

  private VectorFile() {}

  /** Reads what a process wrote. */
  public static List<float[]> read(Path file) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      List<float[]> vectors = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        vectors.add(vector(in));
      }
      return vectors;
    } catch (IOException e) {
      throw new NodeException("cannot read " + file, e);
    }
  }

  private static float[] vector(DataInputStream in) throws IOException {
    float[] vector = new float[in.readInt()];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = in.readFloat();
    }
    return vector;
  }
}
