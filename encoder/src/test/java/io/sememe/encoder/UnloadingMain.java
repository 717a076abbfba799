// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.Threads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Unloads a model again and again under 64 threads that use it. Arguments: the folder of models, a
 * model, how often.
 */
final class UnloadingMain {
  private static final int CALLERS = 60;
  private static final int WATCHERS = 4;
  private static final int STREAM = 8;
  private static final String TEXT = "The boat drifted towards the river bank.";

  private final UnloadStorm storm;
  private final TextEmbedder embedder;
  private final TokenEmbedder tokens;
  private final WordEmbedder words;
  private final ModelTokenizer tokenizer;

  private UnloadingMain(Path models, String model) {
    this.storm = new UnloadStorm(models, model);
    Encoders encoders = storm.encoders();
    this.embedder = encoders.textEmbedder(model);
    this.tokens = encoders.tokenEmbedder(model);
    this.words = encoders.wordEmbedder(model);
    this.tokenizer = encoders.tokenizer(model);
  }

  public static void main(String[] arguments) {
    UnloadingMain main = new UnloadingMain(Path.of(arguments[0]), arguments[1]);
    main.run(Integer.parseInt(arguments[2]));
    main.storm.print();
  }

  private void run(int rounds) {
    for (int i = 0; i < CALLERS; i++) {
      String text = TEXT + i;
      Runnable call = call(i % 5, text);
      storm.start(call);
    }
    for (int i = 0; i < WATCHERS; i++) {
      storm.start(this::look);
    }
    storm.run(rounds, CALLERS);
  }

  private Runnable call(int kind, String text) {
    return switch (kind) {
      case 0 -> () -> embed(text);
      case 1 -> () -> stream(text);
      case 2 -> () -> tokens(text);
      case 3 -> () -> words(text);
      default -> () -> passages(text);
    };
  }

  // Each caller has texts of its own: equal ones would be encoded once.
  private void embed(String text) {
    count(embedder.embed(text, Role.PASSAGE, soon()));
  }

  private void stream(String text) {
    List<PendingEmbedding> started = new ArrayList<>();
    for (int i = 0; i < STREAM; i++) {
      started.add(embedder.start(text + " " + i, Role.PASSAGE, soon()));
    }
    started.get(0).cancel();
    started.subList(1, STREAM).forEach(pending -> count(pending.await()));
  }

  private void passages(String text) {
    List<TextSpan> halves = List.of(new TextSpan(0, 16), new TextSpan(16, text.length()));
    embedder.startPassages(text, halves, PassagePooling.LATE, soon()).await().forEach(this::count);
  }

  private void words(String text) {
    List<TextSpan> boat = List.of(new TextSpan(4, 8));
    if (tokenizer.tokens(text, soon()).length() == 0
        || words.embed(text, boat, 16, Role.QUERY, soon()).rows().get(0).length == 0) {
      throw new IllegalStateException("a text without a token, or a word without a vector");
    }
    storm.count();
  }

  private void tokens(String text) {
    PendingTokenVectors started = tokens.start(text, Role.PASSAGE, soon());
    if (tokens.embed(text + "?", Role.QUERY, soon()).isEmpty() || started.await().isEmpty()) {
      throw new IllegalStateException("a text without a vector");
    }
    storm.count();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  private void count(Embedding embedding) {
    if (embedding.isEmpty()) {
      throw new IllegalStateException("a text without a vector");
    }
    storm.count();
  }

  // Does not wait, so that it sees the model loading.
  private void look() {
    embedder.space(Deadline.in(Duration.ZERO));
    Threads.pause();
  }
}
