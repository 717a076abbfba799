// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.UnitVectors;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/** Closes encoders again and again while scores are computed. Arguments: a folder, how often. */
final class ClosingMaxSimMain {
  private static final int CALLERS = 16;
  private static final int DIMENSION = 384;
  private static final String SPACE = "00112233445566778899aabbccddeeff";

  private final EncoderSettings settings;
  private final float[] query = new UnitVectors(1).next(16, DIMENSION);
  private final List<StoredTokens> documents;
  private final LongAdder scored = new LongAdder();
  private final LongAdder refused = new LongAdder();

  private ClosingMaxSimMain(Path folder) {
    settings = new EncoderSettings(folder, 4, 1_000);
    float[] rows = new UnitVectors(2).next(200, DIMENSION);
    byte[] bytes = StoredTokens.write(rows, DIMENSION, SPACE, TokenPrecision.INT8);
    documents = Collections.nCopies(20, StoredTokens.read(bytes, 0, bytes.length));
  }

  public static void main(String[] arguments) {
    ClosingMaxSimMain main = new ClosingMaxSimMain(Path.of(arguments[0]));
    for (int round = Integer.parseInt(arguments[1]); round > 0; round--) {
      main.closeUnderLoad();
    }
    System.out.println("scored=" + main.scored.sum());
    System.out.println("refused=" + main.refused.sum());
  }

  private void closeUnderLoad() {
    long before = scored.sum();
    Encoders encoders = new Encoders(settings);
    MaxSim maxSim = encoders.maxSim();
    List<FutureTask<Boolean>> callers =
        Stream.generate(() -> Threads.start(() -> scoreUntilRefused(maxSim)))
            .limit(CALLERS)
            .toList();
    Threads.await("scores", () -> scored.sum() > before);
    encoders.close();
    callers.forEach(Threads::result);
  }

  private boolean scoreUntilRefused(MaxSim maxSim) {
    try {
      while (true) {
        maxSim.scores(query, DIMENSION, documents);
        scored.increment();
      }
    } catch (EncoderException e) {
      if (e.kind() != Kind.UNLOADED) {
        throw e;
      }
      refused.increment();
      return true;
    }
  }
}
