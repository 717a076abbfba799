// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.Collections;
import java.util.Map;
import org.apache.solr.common.SolrInputDocument;
import org.jspecify.annotations.Nullable;

/** How fields are written into a document: as its values, or as changes of what is stored. */
enum FieldUpdate {
  /** The document is all that there is. */
  WHOLE {
    @Override
    void set(SolrInputDocument document, String field, @Nullable Object value) {
      if (value == null) {
        document.removeField(field);
      } else {
        document.setField(field, value);
      }
    }
  },

  /** The document says what changes. */
  PARTIAL {
    @Override
    void set(SolrInputDocument document, String field, @Nullable Object value) {
      document.setField(field, Collections.singletonMap("set", value));
    }
  };

  /** Sets a field, or takes it away when the value is null. */
  abstract void set(SolrInputDocument document, String field, @Nullable Object value);

  void setAll(SolrInputDocument document, Map<String, @Nullable Object> fields) {
    fields.forEach((field, value) -> set(document, field, value));
  }

  boolean isPartial() {
    return this == PARTIAL;
  }
}
