// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.TextEmbedder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads that each make one call with texts of their own, all at the same time. */
final class Callers implements AutoCloseable {

  private static final double NANOS = 1e9;

  private final TextEmbedder embedder;
  private final List<List<String>> texts;
  private final ExecutorService threads;

  /** One thread per list of texts. */
  Callers(TextEmbedder embedder, List<List<String>> texts) {
    this.embedder = embedder;
    this.texts = texts;
    this.threads = Executors.newFixedThreadPool(texts.size());
  }

  /** Returns how many tokens became vectors per second, special ones included. */
  double tokensPerSecond() {
    long begin = System.nanoTime();
    List<CompletableFuture<Long>> calls =
        texts.stream()
            .map(own -> CompletableFuture.supplyAsync(() -> tokens(own), threads))
            .toList();
    long tokens = calls.stream().mapToLong(CompletableFuture::join).sum();
    return tokens / ((System.nanoTime() - begin) / NANOS);
  }

  private long tokens(List<String> own) {
    return Bench.embed(embedder, own).stream().mapToLong(Embedding::tokens).sum();
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
