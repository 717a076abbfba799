// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was read of a document.
 *
 * @param fields the texts of the fields that were asked for, in their order; those without text are
 *     left out
 * @param texts the same as models read them: all that the fields have of letters and digits lies in
 *     one of their parts, some of it in several
 */
public record ReadDocument(Map<String, FieldText> fields, List<DocumentText> texts) {
  /** Copies both. */
  public ReadDocument {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    texts = List.copyOf(texts);
  }

  /**
   * Puts together what is known of a document.
   *
   * @param names the fields that are asked for
   * @param encoded texts of it whose token vectors are known
   * @param values what is stored of it
   */
  static ReadDocument of(List<String> names, List<DocumentText> encoded, StoredValues values) {
    Map<String, FieldText> wanted = new LinkedHashMap<>();
    for (String name : names) {
      FieldText text = values.text(name);
      if (!text.text().isBlank()) {
        wanted.put(name, text);
      }
    }
    return new ReadDocument(wanted, texts(names, wanted, encoded, values));
  }

  private static List<DocumentText> texts(
      List<String> names,
      Map<String, FieldText> wanted,
      List<DocumentText> encoded,
      StoredValues values) {
    List<String> covered = Coverage.of(List.copyOf(wanted.keySet()), encoded, values);
    List<DocumentText> texts = new ArrayList<>();
    for (DocumentText text : encoded) {
      List<FieldPart> parts =
          text.parts().stream().filter(part -> covered.contains(part.field())).toList();
      if (!parts.isEmpty()) {
        texts.add(new DocumentText(text.text(), parts));
      }
    }
    wanted.forEach(
        (field, text) -> {
          if (!covered.contains(field)) {
            texts.add(alone(field, text.text()));
          }
        });
    texts.sort(Comparator.comparingInt(text -> names.indexOf(text.parts().get(0).field())));
    return texts;
  }

  private static DocumentText alone(String field, String text) {
    FieldPart all = new FieldPart(field, new TextSpan(0, text.length()), 0);
    return new DocumentText(AnswerText.of(text), List.of(all));
  }
}
