// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.TextSpan;
import io.sememe.solr.PassageFields;
import java.util.Optional;
import org.apache.solr.common.SolrDocument;

/**
 * A passage as the collection has it.
 *
 * @param passage the passage
 * @param vectors its vectors
 */
record StoredPassage(Passage passage, TextVectors vectors) {

  /** Reads a nested document; empty when it lacks what a passage has. */
  static Optional<StoredPassage> of(SolrDocument nested, Target target) {
    Object text = nested.getFirstValue(PassageFields.TEXT);
    Object source = nested.getFirstValue(PassageFields.SOURCE);
    if (text == null
        || source == null
        || !(nested.getFirstValue(PassageFields.START) instanceof Number start)
        || !(nested.getFirstValue(PassageFields.END) instanceof Number end)) {
      return Optional.empty();
    }
    TextSpan span = new TextSpan(start.intValue(), end.intValue());
    Passage passage = new Passage(source.toString(), span, text.toString());
    return StoredDocument.vectors(nested, target)
        .map(vectors -> new StoredPassage(passage, vectors));
  }
}
