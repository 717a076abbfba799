// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import io.sememe.encoder.tokenize.TextTokenizer;
import io.sememe.encoder.tokenize.Tokenized;
import java.nio.file.Path;
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

/** One text from string to tokens. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class TokenizerBenchmark {

  private static final int LIMIT = 256;
  private static final int MAX_CHARACTERS = 200_000;

  /** Tokens of the text, special tokens included. */
  @Param({"16", "64", "128", "256"})
  public int tokens;

  private TextTokenizer tokenizer;
  private String text;

  @Setup
  public void open() {
    Path models = Path.of(System.getProperty("sememe.models"));
    tokenizer = TextTokenizer.open(models.resolve("all-minilm-l6-v2/tokenizer.json"));
    text = BenchmarkText.ofTokens(tokens);
  }

  @TearDown
  public void close() {
    tokenizer.close();
  }

  @Benchmark
  public Tokenized tokenize() {
    return tokenizer.tokenize("", text, LIMIT, MAX_CHARACTERS);
  }
}
