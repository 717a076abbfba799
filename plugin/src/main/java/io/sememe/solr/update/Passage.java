// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.TextSpan;
import io.sememe.solr.PassageFields;
import org.apache.solr.common.SolrInputDocument;

/**
 * A part of a source field.
 *
 * @param field the field's name
 * @param span where it lies in the field's text, in UTF-16 chars
 * @param text what it says
 */
record Passage(String field, TextSpan span, String text) {

  /**
   * Returns it as a nested document.
   *
   * @param id the nested document's own id
   * @param target where its vectors go
   */
  SolrInputDocument nested(String idField, String id, Target target, TextVectors vectors) {
    SolrInputDocument nested = new SolrInputDocument();
    nested.setField(idField, id);
    nested.setField(PassageFields.TEXT, text);
    nested.setField(PassageFields.SOURCE, field);
    nested.setField(PassageFields.START, span.start());
    nested.setField(PassageFields.END, span.end());
    nested.setField(target.field(), target.dest().value(vectors.vector(), false));
    FieldUpdate.WHOLE.set(nested, target.tokensField(), vectors.tokens());
    return nested;
  }
}
