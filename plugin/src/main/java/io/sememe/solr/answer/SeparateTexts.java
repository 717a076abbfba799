// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.FoundTexts;
import io.sememe.solr.texts.StoredTexts;
import java.util.List;

/**
 * Stored fields, each a text of its own: no answer begins in one field and ends in another.
 *
 * @param stored the fields
 */
record SeparateTexts(StoredTexts stored) implements FoundTexts {
  @Override
  public void fetch(InnerSearch search) {
    stored.fetch(search);
  }

  @Override
  public List<DocumentText> of(FoundDocument document) {
    return stored.fields().stream()
        .distinct()
        .map(field -> new StoredTexts(List.of(field)))
        .flatMap(field -> field.of(document).stream())
        .toList();
  }
}
