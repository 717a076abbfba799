// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.List;

/**
 * Texts that run together, in the thread that executes them.
 *
 * @param texts of one runner and of equal length, at least one
 */
record Run(List<QueuedText> texts) {

  /** Runs and notes each text's outcome. Throws nothing: what failed is thrown to the receivers. */
  void execute() {
    try {
      note(runner().run(texts.stream().map(QueuedText::ids).toList()));
    } catch (RuntimeException | Error e) {
      noteFailure(e);
    }
  }

  private Runner runner() {
    return texts.get(0).runner();
  }

  private void note(List<float[]> vectors) {
    if (vectors.size() != texts.size()) {
      throw new IllegalStateException(
          "a run of " + texts.size() + " texts gave " + vectors.size() + " vectors");
    }
    for (int i = 0; i < vectors.size(); i++) {
      texts.get(i).succeed(vectors.get(i));
    }
  }

  // The fault may be one text's: alone, each gets its own answer.
  private void noteFailure(Throwable thrown) {
    if (texts.size() == 1) {
      texts.get(0).fail(thrown);
    } else {
      texts.forEach(text -> new Run(List.of(text)).execute());
    }
  }
}
