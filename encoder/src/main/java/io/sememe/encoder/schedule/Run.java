// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Texts that run together, in the thread that executes them.
 *
 * @param texts of one runner, as its policy admits them together; at least one
 */
record Run(List<QueuedText> texts) {

  /**
   * Runs, notes each text's outcome and tells who asked. What failed is thrown to the receivers;
   * here is thrown only what an asker throws, or what happens where no memory is left to tell it.
   */
  void execute() {
    try {
      long begun = System.nanoTime();
      for (QueuedText text : texts) {
        text.asker().waited(text.waited(begun));
      }
      execute(begun);
    } catch (RuntimeException | Error e) {
      for (QueuedText text : texts) {
        text.failUnlessKnown(e);
      }
      throw e;
    }
  }

  private void execute(long begun) {
    try {
      note(runner().run(texts.stream().map(QueuedText::ids).toList()));
    } catch (RuntimeException | Error e) {
      noteAnyFailure(e);
      return;
    }
    tellAll(System.nanoTime() - begun);
  }

  private void tellAll(long nanos) {
    if (texts.size() == 1) {
      tell(texts.get(0).asker(), texts, nanos);
    } else {
      texts.stream()
          .collect(Collectors.groupingBy(QueuedText::asker))
          .forEach((asker, own) -> tell(asker, own, nanos));
    }
  }

  private static void tell(Asker asker, List<QueuedText> texts, long nanos) {
    long tokens = 0;
    for (QueuedText text : texts) {
      tokens += text.tokens();
    }
    asker.ran(texts.size(), tokens, nanos);
  }

  // Whatever happens, every text gets an outcome: its receivers wait for one without end.
  private void noteAnyFailure(Throwable thrown) {
    try {
      noteFailure(thrown);
    } catch (RuntimeException | Error e) {
      texts.forEach(text -> text.fail(e));
    }
  }

  // A model that has failed fails with every text.
  private boolean isFinal(Throwable thrown) {
    return texts.size() == 1 || (thrown instanceof EncoderException e && e.kind() == Kind.FAILED);
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

  // The fault may be one text's, or that they are so many: halved until each has its own answer.
  private void noteFailure(Throwable thrown) {
    if (isFinal(thrown)) {
      texts.forEach(text -> text.fail(thrown));
    } else {
      int half = texts.size() / 2;
      new Run(texts.subList(0, half)).execute(System.nanoTime());
      new Run(texts.subList(half, texts.size())).execute(System.nanoTime());
    }
  }
}
