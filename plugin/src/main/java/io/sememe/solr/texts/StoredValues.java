// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import java.util.HashMap;
import java.util.Map;
import org.apache.solr.common.SolrDocument;

/** The stored values of one document, as texts. Not thread-safe. */
final class StoredValues {
  private final SolrDocument stored;
  private final Map<String, FieldText> read = new HashMap<>();

  StoredValues(SolrDocument stored) {
    this.stored = stored;
  }

  FieldText text(String field) {
    return read.computeIfAbsent(field, name -> FieldText.of(stored.getFieldValues(name)));
  }
}
