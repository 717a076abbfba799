// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.List;

/** What a cross-encoder sees of documents. */
interface DocumentTexts {

  /** Has the search bring the texts. */
  void fetch(InnerSearch search);

  /** Returns the texts of a document, none of them blank; empty when it has none. */
  List<String> of(FoundDocument document);
}
