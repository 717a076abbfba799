// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.MaxSim;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenPrecision;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A query of 16 tokens against 100 documents of 200, from stored bytes to scores in one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class MaxSimBenchmark {

  private static final String SPACE = "00112233445566778899aabbccddeeff";
  private static final int DIMENSION = 384;
  private static final int QUERY_TOKENS = 16;
  private static final int DOCUMENTS = 100;
  private static final int DOCUMENT_TOKENS = 200;
  private static final double TOLERANCE = 0.01;

  private final Random random = new Random(1);
  private final float[] query = vectors(QUERY_TOKENS);
  private final List<float[]> floats = new ArrayList<>();
  private final List<byte[]> bytes = new ArrayList<>();
  private final List<byte[]> bits = new ArrayList<>();

  private Encoders encoders;
  private MaxSim maxSim;

  /** Makes the documents and sees to it that what is compared gives the same. */
  @Setup
  public void open() {
    for (int i = 0; i < DOCUMENTS; i++) {
      float[] rows = vectors(DOCUMENT_TOKENS);
      floats.add(rows);
      bytes.add(StoredTokens.write(rows, DIMENSION, SPACE, TokenPrecision.INT8));
      bits.add(StoredTokens.write(rows, DIMENSION, SPACE, TokenPrecision.BIT));
    }
    Path noModels = Path.of(System.getProperty("java.io.tmpdir"));
    encoders = new Encoders(EncoderSettings.of(noModels));
    maxSim = encoders.maxSim();
    requireEqual(floatLoop(), int8());
  }

  private static void requireEqual(float[] expected, float[] found) {
    for (int i = 0; i < expected.length; i++) {
      if (Math.abs(expected[i] - found[i]) > TOLERANCE) {
        throw new IllegalStateException("document " + i + ": " + expected[i] + ", " + found[i]);
      }
    }
  }

  @TearDown
  public void close() {
    encoders.close();
  }

  @Benchmark
  public float[] int8() {
    return scores(bytes);
  }

  @Benchmark
  public float[] bit() {
    return scores(bits);
  }

  private float[] scores(List<byte[]> documents) {
    List<StoredTokens> tokens =
        documents.stream().map(one -> StoredTokens.read(one, 0, one.length)).toList();
    return maxSim.scores(query, DIMENSION, tokens);
  }

  /** As one would write it, on four times the memory. */
  @Benchmark
  public float[] floatLoop() {
    float[] scores = new float[DOCUMENTS];
    for (int i = 0; i < DOCUMENTS; i++) {
      scores[i] = score(floats.get(i));
    }
    return scores;
  }

  private float score(float[] document) {
    float sum = 0;
    for (int q = 0; q < query.length; q += DIMENSION) {
      float best = Float.NEGATIVE_INFINITY;
      for (int d = 0; d < document.length; d += DIMENSION) {
        best = Math.max(best, dot(document, d, q));
      }
      sum += best;
    }
    return sum / QUERY_TOKENS;
  }

  private float dot(float[] document, int d, int q) {
    float dot = 0;
    for (int i = 0; i < DIMENSION; i++) {
      dot += query[q + i] * document[d + i];
    }
    return dot;
  }

  private float[] vectors(int count) {
    float[] rows = new float[count * DIMENSION];
    for (int from = 0; from < rows.length; from += DIMENSION) {
      double square = 0;
      for (int i = from; i < from + DIMENSION; i++) {
        rows[i] = (float) random.nextGaussian();
        square += (double) rows[i] * rows[i];
      }
      for (int i = from; i < from + DIMENSION; i++) {
        rows[i] /= (float) Math.sqrt(square);
      }
    }
    return rows;
  }
}
