// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.encoder.Answer;
import io.sememe.encoder.AnswerKind;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.FieldPart;
import java.util.Comparator;
import java.util.Optional;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;

/**
 * An answer in the text of a document.
 *
 * @param kind what it is
 * @param text what was read
 * @param part the part of the text, from one field, in which it lies
 * @param span where it lies in the text, within the part
 * @param score how sure it is, 0 to 1
 */
record FoundAnswer(AnswerKind kind, String text, FieldPart part, TextSpan span, float score) {

  /**
   * Returns an answer as it lies in the fields of a document: in the one that most of it is from.
   * Empty when it is from none of those that were asked for.
   */
  static Optional<FoundAnswer> of(Answer answer, AnswerKind kind, DocumentText read) {
    String text = read.text().text();
    return read.parts().stream()
        .map(part -> new FoundAnswer(kind, text, part, common(part, answer, text), answer.score()))
        .filter(found -> found.span().length() > 0)
        // The first of equal ones, as max would not give.
        .min(Comparator.comparingInt(found -> -found.span().length()));
  }

  private static TextSpan common(FieldPart part, Answer answer, String text) {
    int start = Math.max(part.part().start(), answer.span().start());
    int end = Math.min(part.part().end(), answer.span().end());
    return new TextSpan(start, Math.max(start, end)).withoutWhiteSpace(text);
  }

  /** Returns where in its field it lies, in UTF-16 chars. */
  TextSpan place() {
    return part.inField(span);
  }

  /** Returns whether another one lies in the same place: passages that overlap have it twice. */
  boolean isSamePlace(FoundAnswer other) {
    return part.field().equals(other.part().field()) && place().equals(other.place());
  }

  /** Writes it as responses have it. */
  void write(NamedList<Object> target) {
    target.add("text", span.of(text));
    target.add("score", score);
    target.add("kind", label(kind));
  }

  /** Writes where it lies. */
  void writePlace(NamedList<Object> target) {
    target.add("field", part.field());
    target.add("start", place().start());
    target.add("end", place().end());
    target.add("passage", passage());
  }

  private NamedList<Object> passage() {
    TextSpan around = Surroundings.of(text, part.part(), span);
    NamedList<Object> passage = new SimpleOrderedMap<>();
    passage.add("text", around.of(text));
    passage.add("start", part.inField(around).start());
    passage.add("end", part.inField(around).end());
    return passage;
  }

  /** Returns how responses name a kind of answers. */
  static String label(AnswerKind kind) {
    return switch (kind) {
      case SPAN -> "span";
      case SENTENCE -> "sentence";
    };
  }
}
