// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import java.util.Collections;
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
}
