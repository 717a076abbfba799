// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.Collection;
import java.util.Map;

/** What the collection has of documents, as of now: what is not committed yet included. */
interface StoredDocuments {

  /**
   * Finds documents.
   *
   * @param ids their ids
   * @param sources the source fields, which are wanted back
   * @param targets whose vectors are wanted back
   * @return those that exist, by id
   * @throws org.apache.solr.common.SolrException when the collection cannot answer
   */
  Map<String, StoredDocument> find(
      Collection<String> ids, Collection<String> sources, Targets targets);
}
