// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.collection.CollectionState;
import org.apache.solr.common.cloud.DocCollection;
import org.apache.solr.common.cloud.ImplicitDocRouter;
import org.apache.solr.core.SolrCore;

/** Whether an update that has no more than a document's id reaches the document. */
final class IdRouting {
  private static final String INSTEAD =
      ", and the job sends no more than the id: index the documents again, whole, instead";

  private IdRouting() {}

  /**
   * Makes sure that the job can touch the documents of a core's collection.
   *
   * @throws org.apache.solr.common.SolrException 400 when something else routes them
   */
  static void require(SolrCore core) {
    CollectionState.of(core).ifPresent(IdRouting::require);
  }

  static void require(DocCollection collection) {
    String field = collection.getRouter().getRouteField(collection);
    if (field != null) {
      throw SolrErrors.badRequest(
          "field '" + field + "' (router.field) says which shard has a document" + INSTEAD);
    }
    if (collection.getRouter() instanceof ImplicitDocRouter
        && collection.getActiveSlices().size() > 1) {
      throw SolrErrors.badRequest(
          "whoever sends a document says which shard gets it (router.name=implicit)" + INSTEAD);
    }
  }
}
