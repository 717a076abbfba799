// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.PartScore;
import io.sememe.encoder.TextParts;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.TokenMatch;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.FieldPart;
import io.sememe.solr.texts.FieldText;
import io.sememe.solr.texts.ReadDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sentences of a document, and where they lie in the texts that models read. */
final class DocumentSentences {
  private final Map<String, FieldSentences> fields = new LinkedHashMap<>();
  private final List<TextParts> texts = new ArrayList<>();
  private final List<List<Place>> places = new ArrayList<>();

  /**
   * Which sentence a part of a text belongs to.
   *
   * @param from the part of the text that is from the sentence's field
   * @param number the sentence's in the field
   */
  private record Place(FieldPart from, int number) {

    TokenMatch inField(TokenMatch match) {
      return new TokenMatch(match.questionToken(), from.inField(match.place()), match.cosine());
    }
  }

  /**
   * Finds them.
   *
   * @param options how each of its fields is highlighted
   */
  DocumentSentences(ReadDocument document, Map<String, FieldOptions> options) {
    options.forEach(
        (field, wanted) -> {
          @Nullable FieldText text = document.fields().get(field);
          if (text != null) {
            fields.put(field, FieldSentences.of(field, text, wanted));
          }
        });
    document.texts().forEach(this::add);
  }

  private void add(DocumentText text) {
    List<TextSpan> parts = new ArrayList<>();
    List<Place> found = new ArrayList<>();
    text.parts().forEach(part -> add(part, parts, found));
    if (!parts.isEmpty()) {
      texts.add(new TextParts(seen(text.text(), parts), parts));
      places.add(found);
    }
  }

  private void add(FieldPart part, List<TextSpan> parts, List<Place> found) {
    FieldSentences field = fields.get(part.field());
    if (field == null) {
      return;
    }
    TextSpan inField = part.inField(part.part());
    int back = part.part().start() - part.startInField();
    for (int i = field.firstEndingBehind(inField.start());
        i < field.sentences().size() && field.sentences().get(i).start() < inField.end();
        i++) {
      TextSpan sentence = field.sentences().get(i);
      int start = Math.max(sentence.start(), inField.start());
      int end = Math.min(sentence.end(), inField.end());
      parts.add(new TextSpan(start + back, end + back));
      found.add(new Place(part, i));
    }
  }

  // What is behind the last sentence need not be run; stored vectors are of the whole text.
  private static AnswerText seen(AnswerText text, List<TextSpan> parts) {
    int end = parts.stream().mapToInt(TextSpan::end).max().orElse(0);
    return text.tokens() == null ? AnswerText.of(text.text().substring(0, end)) : text;
  }

  /** Returns the texts with the parts to score. */
  List<TextParts> texts() {
    return texts;
  }

  /** Returns the fields with their sentences. */
  List<FieldSentences> fields() {
    return List.copyOf(fields.values());
  }

  /**
   * Returns the scores of the sentences, by field.
   *
   * @param scores those of all texts, in their order
   */
  Map<String, SentenceScores> merged(List<List<PartScore>> scores) {
    Map<String, SentenceScores> merged = new HashMap<>();
    fields.forEach((name, field) -> merged.put(name, new SentenceScores(field.sentences().size())));
    for (int text = 0; text < texts.size(); text++) {
      merge(scores.get(text), places.get(text), merged);
    }
    return merged;
  }

  private static void merge(
      List<PartScore> scores, List<Place> places, Map<String, SentenceScores> merged) {
    for (int i = 0; i < scores.size(); i++) {
      PartScore score = scores.get(i);
      Place place = places.get(i);
      @Nullable SentenceScores field = merged.get(place.from().field());
      if (field != null && !score.matches().isEmpty()) {
        List<TokenMatch> matches = score.matches().stream().map(place::inField).toList();
        field.add(place.number(), new SentenceScore(score.score(), matches));
      }
    }
  }
}
