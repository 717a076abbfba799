// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.PassagePooling;
import io.sememe.encoder.PendingPassages;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.update.PassageCutter.CutField;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The passages of one field on their way: those that are being encoded, and those whose vectors are
 * known.
 *
 * @param field the field and its passages
 * @param known vectors by the text of their passage
 * @param encoding those that are not known, in order
 * @param tokens the token vectors of the same; of each on its own in any case
 */
record PassageBatch(
    CutField field,
    Map<String, TextVectors> known,
    PendingPassages encoding,
    PendingTokens tokens) {
  private static final String BETWEEN = "\n";

  /** Starts passages that are encoded on their own, each after what stands before all of them. */
  static PassageBatch alone(
      String context,
      CutField field,
      Map<String, TextVectors> known,
      Target target,
      Deadline deadline) {
    List<String> texts = texts(before(context), field, known);
    StringBuilder joined = new StringBuilder();
    List<TextSpan> spans = new ArrayList<>();
    for (String text : texts) {
      spans.add(new TextSpan(joined.length(), joined.length() + text.length()));
      joined.append(text);
    }
    PendingPassages encoding =
        target.startPassages(joined.toString(), spans, PassagePooling.OWN, deadline);
    return new PassageBatch(
        field, known, encoding, target.startTokens(texts, deadline, encoding::cancel));
  }

  /** Starts passages that are encoded with what stands around them. */
  static PassageBatch inContext(String context, CutField field, Target target, Deadline deadline) {
    String before = before(context);
    List<TextSpan> spans =
        field.spans().stream()
            .map(span -> new TextSpan(span.start() + before.length(), span.end() + before.length()))
            .toList();
    String whole = before + field.text().text();
    PendingPassages encoding = target.startPassages(whole, spans, PassagePooling.LATE, deadline);
    List<String> texts = texts(before, field, Map.of());
    return new PassageBatch(
        field, Map.of(), encoding, target.startTokens(texts, deadline, encoding::cancel));
  }

  private static String before(String context) {
    return context.isEmpty() ? "" : context + BETWEEN;
  }

  /** Returns the texts of the passages that are not known, each after what stands before it. */
  private static List<String> texts(String before, CutField field, Map<String, TextVectors> known) {
    return IntStream.range(0, field.spans().size())
        .mapToObj(number -> field.passage(number).text())
        .filter(text -> !known.containsKey(text))
        .map(before::concat)
        .toList();
  }

  boolean isDone() {
    return encoding.isDone() && tokens.isDone();
  }

  void cancel() {
    encoding.cancel();
    tokens.cancel();
  }

  /** Waits, and hands the passages on in order. */
  void forEach(Receiver receiver) {
    List<Embedding> made = encoding.await();
    int next = 0;
    for (int i = 0; i < field.spans().size(); i++) {
      Passage passage = field.passage(i);
      TextVectors vectors = known.get(passage.text());
      if (vectors == null) {
        receiver.made(passage, made.get(next++), tokens.take());
      } else {
        receiver.kept(passage, vectors);
      }
    }
  }

  /** Gets passages in order. */
  interface Receiver {
    /** Gets one whose vectors are known. */
    void kept(Passage passage, TextVectors vectors);

    /** Gets one that was encoded, with its token vectors where they are wanted. */
    void made(Passage passage, Embedding embedding, byte @Nullable [] tokens);
  }
}
