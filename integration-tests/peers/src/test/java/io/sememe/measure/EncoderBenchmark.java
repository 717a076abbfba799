// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One text from string to vector in one thread, by length. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class EncoderBenchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** The model's folder below the property sememe.models. */
  @Param({"all-minilm-l6-v2", "bge-small-en-v1.5"})
  public String model;

  private final String text16 = BenchmarkText.ofTokens(16);
  private final String text64 = BenchmarkText.ofTokens(64);
  private final String text128 = BenchmarkText.ofTokens(128);
  private final String text256 = BenchmarkText.ofTokens(256);
  private final String question = BenchmarkText.ofTokens(12);

  private Encoders encoders;
  private TextEmbedder embedder;

  /** Opens the model and makes sure that a text has the length that is reported. */
  @Setup
  public void open() {
    encoders = new Encoders(EncoderSettings.of(Path.of(System.getProperty("sememe.models"))));
    embedder = encoders.textEmbedder(model);
    int tokens = passage(text256).tokens();
    if (tokens != 256) {
      throw new IllegalStateException("tokens: " + tokens);
    }
  }

  @TearDown
  public void close() {
    encoders.close();
  }

  @Benchmark
  public Embedding passage16() {
    return passage(text16);
  }

  @Benchmark
  public Embedding passage64() {
    return passage(text64);
  }

  @Benchmark
  public Embedding passage128() {
    return passage(text128);
  }

  @Benchmark
  public Embedding passage256() {
    return passage(text256);
  }

  /** A question of 12 tokens, and the prefix that the model wants before it. */
  @Benchmark
  public Embedding query12() {
    return embedder.embed(question, Role.QUERY, Deadline.in(PATIENCE));
  }

  private Embedding passage(String text) {
    return embedder.embed(text, Role.PASSAGE, Deadline.in(PATIENCE));
  }
}
