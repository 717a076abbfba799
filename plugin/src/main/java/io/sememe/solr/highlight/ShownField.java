// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.TextSpan;
import io.sememe.solr.highlight.Highlights.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes what is shown of a field.
 *
 * @param field the field
 * @param scores those of its sentences
 */
record ShownField(FieldSentences field, SentenceScores scores) {

  /** Returns it; empty when there is nothing to show. */
  Optional<Field> write() {
    List<String> fragments = new ArrayList<>();
    List<NamedList<Object>> offsets = new ArrayList<>();
    for (Fragment fragment : Fragments.of(field, scores)) {
      TextSpan place = place(fragment.first(), fragment.last());
      Optional<SentenceScore> best = scores.of(fragment.best());
      fragments.add(field.options().tags().write(field.text(), place, marks(fragment, best)));
      offsets.add(offsets(place, best));
    }
    if (fragments.isEmpty() && field.options().leadingText()) {
      addLeading(fragments, offsets);
    }
    return fragments.isEmpty()
        ? Optional.empty()
        : Optional.of(new Field(field.field(), listed(fragments), offsets));
  }

  private List<TextSpan> marks(Fragment fragment, Optional<SentenceScore> best) {
    TextSpan sentence = field.sentences().get(fragment.best());
    return best.map(score -> WordMarks.of(field.text(), sentence, score.matches()))
        .orElse(List.of());
  }

  private void addLeading(List<String> fragments, List<NamedList<Object>> offsets) {
    field.sentences().stream()
        .limit(field.options().snippets())
        .forEach(
            place -> {
              fragments.add(field.options().tags().write(field.text(), place, List.of()));
              offsets.add(offsets(place, Optional.empty()));
            });
  }

  private List<String> listed(List<String> fragments) {
    @Nullable String ellipsis = field.options().ellipsis();
    return ellipsis == null ? fragments : List.of(String.join(ellipsis, fragments));
  }

  private TextSpan place(int first, int last) {
    return new TextSpan(field.sentences().get(first).start(), field.sentences().get(last).end());
  }

  private static NamedList<Object> offsets(TextSpan place, Optional<SentenceScore> score) {
    NamedList<Object> shown = new SimpleOrderedMap<>();
    shown.add("start", place.start());
    shown.add("end", place.end());
    score.ifPresent(known -> shown.add("score", known.score()));
    return shown;
  }
}
