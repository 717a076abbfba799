// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.collection.CollectionState;
import io.sememe.solr.collection.RoutedAliases;
import org.apache.solr.common.cloud.DocCollection;
import org.apache.solr.common.cloud.ImplicitDocRouter;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * Which shard has the documents of an update, where their ids alone do not tell.
 *
 * @param route what the request says of it; null when nothing
 * @param here whether they belong to the shard that received them
 * @param field the field of a document that tells; null when there is none
 * @param alias the alias that is still to tell by a field even which collection has them; null when
 *     they are in this one
 */
record Routing(
    @Nullable String route, boolean here, @Nullable String field, @Nullable String alias) {

  static Routing of(SolrQueryRequest request) {
    return CollectionState.of(request.getCore())
        .map(collection -> of(request, collection))
        .orElseGet(() -> new Routing(null, false, null, null));
  }

  private static Routing of(SolrQueryRequest request, DocCollection collection) {
    String route = request.getParams().get(ShardParams._ROUTE_);
    boolean implicit = collection.getRouter() instanceof ImplicitDocRouter;
    return new Routing(
        route,
        implicit && route == null,
        collection.getRouter().getRouteField(collection),
        RoutedAliases.deciding(request).orElse(null));
  }

  /**
   * Leads a real-time get to the shard.
   *
   * @throws org.apache.solr.common.SolrException 400 when it cannot be led there
   */
  void addTo(ModifiableSolrParams params) {
    if (alias != null) {
      throw SolrErrors.badRequest(
          "alias '"
              + alias
              + "' routes documents to its collections by a field, so one cannot be found by its id:"
              + " send the whole document; or send the update to the collection that has it, by its"
              + " own name and with "
              + RoutedAliases.ROUTED
              + "="
              + RoutedAliases.TO_LEADER);
    }
    if (field != null && route == null) {
      throw SolrErrors.badRequest(
          "field '"
              + field
              + "' routes the documents of this collection, so one cannot be found by its id:"
              + " send the whole document, or _route_ with the request");
    }
    if (here) {
      params.set(CommonParams.DISTRIB, false);
    } else if (route != null) {
      params.set(ShardParams._ROUTE_, route);
    }
  }
}
