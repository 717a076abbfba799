// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;

/**
 * Empties a model's file after the model was opened. Arguments: the file, the label of the pooling,
 * whether the graph is rewritten.
 */
final class TruncatingMain {
  private static final int ROUNDS = 30;
  private static final int[] LENGTHS = {3, 17, 64, 200};

  private TruncatingMain() {}

  public static void main(String[] arguments) throws IOException {
    Path file = Path.of(arguments[0]);
    Pooling pooling = Pooling.ofLabel(arguments[1]).orElseThrow();
    Set<GraphRewrite> rewrites = Boolean.parseBoolean(arguments[2]) ? GraphRewrite.all() : Set.of();
    try (EncoderSession session = EncoderSession.open(file, "", pooling, rewrites, Placement.CPU)) {
      System.out.println("mappings=" + mappings(file));
      float[][] before = vectors(session);
      try (RandomAccessFile model = new RandomAccessFile(file.toFile(), "rw")) {
        model.setLength(0);
      }
      int equal = 0;
      for (int i = 0; i < ROUNDS; i++) {
        equal += Arrays.deepEquals(before, vectors(session)) ? 1 : 0;
      }
      System.out.println("equal=" + equal + "\nrounds=" + ROUNDS);
    }
  }

  // 0 where there is no such list: the rest of the test holds there too.
  private static long mappings(Path file) throws IOException {
    Path maps = Path.of("/proc/self/maps");
    if (!Files.exists(maps)) {
      return 0;
    }
    String path = file.toRealPath().toString();
    return Files.readAllLines(maps).stream().filter(line -> line.contains(path)).count();
  }

  private static float[][] vectors(EncoderSession session) {
    return Arrays.stream(LENGTHS)
        .mapToObj(length -> session.run(text(length)))
        .toArray(float[][]::new);
  }

  private static long[] text(int length) {
    long[] ids = new long[length];
    for (int i = 0; i < length; i++) {
      ids[i] = 1_000 + i * 97L % 29_000;
    }
    return ids;
  }
}
