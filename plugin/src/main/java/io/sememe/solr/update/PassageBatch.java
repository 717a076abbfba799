// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.PassagePooling;
import io.sememe.encoder.PendingPassages;
import io.sememe.encoder.TextEmbedder;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.update.PassageCutter.CutField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The passages of one field on their way: those that are being encoded, and those whose vectors are
 * known.
 *
 * @param field the field and its passages
 * @param known vectors by the text of their passage
 * @param encoding those that are not known, in order
 */
record PassageBatch(CutField field, Map<String, float[]> known, PendingPassages encoding) {
  private static final String BETWEEN = "\n";

  /** Starts passages that are encoded on their own, each after what stands before all of them. */
  static PassageBatch alone(
      String context,
      CutField field,
      Map<String, float[]> known,
      TextEmbedder embedder,
      Deadline deadline) {
    StringBuilder texts = new StringBuilder();
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < field.spans().size(); i++) {
      String text = field.passage(i).text();
      if (!known.containsKey(text)) {
        int start = texts.length();
        texts.append(context).append(context.isEmpty() ? "" : BETWEEN).append(text);
        spans.add(new TextSpan(start, texts.length()));
      }
    }
    return new PassageBatch(
        field,
        known,
        embedder.startPassages(texts.toString(), spans, PassagePooling.OWN, deadline));
  }

  /** Starts passages that are encoded with what stands around them. */
  static PassageBatch inContext(
      String context, CutField field, TextEmbedder embedder, Deadline deadline) {
    String before = context.isEmpty() ? "" : context + BETWEEN;
    List<TextSpan> spans =
        field.spans().stream()
            .map(span -> new TextSpan(span.start() + before.length(), span.end() + before.length()))
            .toList();
    return new PassageBatch(
        field,
        Map.of(),
        embedder.startPassages(before + field.text().text(), spans, PassagePooling.LATE, deadline));
  }

  boolean isDone() {
    return encoding.isDone();
  }

  void cancel() {
    encoding.cancel();
  }

  /** Waits, and hands each passage on with what was made for it: null when its vector is known. */
  void forEach(Receiver receiver) {
    List<Embedding> made = encoding.await();
    int next = 0;
    for (int i = 0; i < field.spans().size(); i++) {
      Passage passage = field.passage(i);
      float[] vector = known.get(passage.text());
      receiver.accept(passage, vector, vector == null ? made.get(next++) : null);
    }
  }

  /** Gets passages in order. */
  @FunctionalInterface
  interface Receiver {
    /** Gets one: either its known vector, or what was made for it. */
    void accept(Passage passage, float @Nullable [] known, @Nullable Embedding made);
  }
}
