// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.Sentences;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.texts.FieldText;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences of a field, in order. None goes beyond a value.
 *
 * @param field the field's name
 * @param text its text
 * @param options how it is highlighted
 * @param sentences where they lie in the text
 * @param values the value that each is from, counted from 0
 */
record FieldSentences(
    String field,
    String text,
    FieldOptions options,
    List<TextSpan> sentences,
    List<Integer> values) {

  /** Finds them, as far as the field is looked at. */
  static FieldSentences of(String field, FieldText text, FieldOptions options) {
    List<TextSpan> sentences = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (int i = 0; i < text.values().size(); i++) {
      TextSpan value = text.values().get(i);
      String seen = text.text().substring(value.start(), end(text.text(), value, options));
      for (TextSpan sentence : Sentences.of(seen, options.language())) {
        int shift = value.start();
        sentences.add(new TextSpan(sentence.start() + shift, sentence.end() + shift));
        values.add(i);
      }
    }
    return new FieldSentences(field, text.text(), options, sentences, values);
  }

  private static int end(String text, TextSpan value, FieldOptions options) {
    int end = Math.max(value.start(), Math.min(value.end(), options.analyzedChars()));
    boolean splits =
        end > value.start()
            && end < value.end()
            && Character.isHighSurrogate(text.charAt(end - 1))
            && Character.isLowSurrogate(text.charAt(end));
    return splits ? end - 1 : end;
  }

  /** Returns the first sentence that ends behind a place; their number when none does. */
  int firstEndingBehind(int place) {
    int low = 0;
    int high = sentences.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sentences.get(middle).end() > place) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
