// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.TextSpan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Which fields lie wholly in texts that were read of a document. */
final class Coverage {
  private Coverage() {}

  /** Returns those of the fields whose text lies in the parts, but for white space. */
  static List<String> of(List<String> fields, List<DocumentText> texts, StoredValues values) {
    return fields.stream()
        .filter(field -> covers(parts(field, texts), values.text(field)))
        .toList();
  }

  private static Stream<FieldPart> parts(String field, List<DocumentText> texts) {
    return texts.stream()
        .flatMap(text -> text.parts().stream())
        .filter(part -> part.field().equals(field))
        .sorted(Comparator.comparingInt(FieldPart::startInField));
  }

  private static boolean covers(Stream<FieldPart> parts, FieldText field) {
    String text = field.text();
    int end = 0;
    for (FieldPart part : (Iterable<FieldPart>) parts::iterator) {
      TextSpan place = part.inField(part.part());
      if (place.start() > end && !text.substring(end, place.start()).isBlank()) {
        return false;
      }
      end = Math.max(end, place.end());
    }
    return text.substring(end).isBlank();
  }
}
