// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Encoders;
import io.sememe.encoder.TextEmbedder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * A process that encodes until its input ends. It writes a line when the model is open and has
 * worked once, and at the end a line with the number of texts that became vectors.
 *
 * <p>Arguments: the folder of the models, a model's name, texts per call.
 */
public final class LoadProcess {

  private LoadProcess() {}

  /** Runs until standard input ends. */
  public static void main(String[] args) {
    List<String> texts = CheckTexts.mixed(Integer.parseInt(args[2]), ProcessHandle.current().pid());
    try (Encoders encoders = new Encoders(Bench.settings(Path.of(args[0])))) {
      TextEmbedder embedder = encoders.textEmbedder(args[1]);
      long answers = answers(embedder, texts);
      System.out.println("ready");
      CompletableFuture<Integer> end = CompletableFuture.supplyAsync(LoadProcess::awaitInput);
      while (!end.isDone()) {
        answers += answers(embedder, texts);
      }
      System.out.println(answers);
    }
  }

  /** Returns when something is written to this process, or when the one that started it is gone. */
  private static int awaitInput() {
    try {
      return System.in.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long answers(TextEmbedder embedder, List<String> texts) {
    return Bench.embed(embedder, texts).stream().filter(one -> !one.isEmpty()).count();
  }
}
