// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.List;

/** Texts of documents that a search found, wherever they lie. */
public interface FoundTexts {

  /** Has the search bring the texts. */
  void fetch(InnerSearch search);

  /** Returns the texts of a document, none of them blank; empty when it has none. */
  List<DocumentText> of(FoundDocument document);
}
