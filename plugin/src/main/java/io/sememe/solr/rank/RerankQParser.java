// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.shards.PartialAnswer;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.jspecify.annotations.Nullable;

/** The first documents of a query in a new order. Knows nothing of how they are looked at. */
final class RerankQParser extends QParser {
  private final RerankParameters.Known known;
  private final Rerankers rerankers;

  /** Makes the reranker that a request wants. */
  interface Rerankers {
    /**
     * Makes a reranker.
     *
     * @param local the local parameters
     * @param text what documents are compared with
     * @throws org.apache.solr.common.SolrException 400 when a parameter is missing or wrong
     */
    Reranker of(SolrQueryRequest request, SolrParams local, String text);
  }

  RerankQParser(
      RerankParameters.Known known,
      Rerankers rerankers,
      String text,
      SolrParams localParams,
      SolrParams params,
      SolrQueryRequest request) {
    super(text, localParams, params, request);
    this.known = known;
    this.rerankers = rerankers;
  }

  @Override
  public Query parse() {
    RerankParameters wanted = RerankParameters.of(known, localParams, getReq());
    Reranker reranker = rerankers.of(getReq(), localParams, wanted.text());
    Ranking ranking = DecidedRanking.of(getReq(), clause(wanted), () -> decide(reranker, wanted));
    return new RerankQuery(
        RankedIds.of(getReq().getSchema().getUniqueKeyField(), ranking),
        new RankingExplanation(
            "place among the first "
                + wanted.documents()
                + " by {!"
                + known.name()
                + " weight="
                + wanted.weight()
                + "}",
            "score before",
            reranker.signal()));
  }

  private Ranking decide(Reranker reranker, RerankParameters wanted) {
    InnerSearch search = new InnerSearch(getReq(), wanted.documents());
    reranker.fetch(search);
    List<FoundDocument> found = search.find();
    if (found.isEmpty()) {
      return new Ranking(List.of());
    }
    List<@Nullable Relevance> relevances = reranker.look(found);
    if (search.isPartial() || relevances.contains(null)) {
      PartialAnswer.mark(getReq(), "{!" + known.name() + "} did not come to all documents in time");
    }
    return places(found, relevances, wanted.weight());
  }

  private static Ranking places(
      List<FoundDocument> found, List<@Nullable Relevance> relevances, float weight) {
    TopPlaces places = new TopPlaces(found.get(0).score(), weight);
    for (int i = 0; i < found.size(); i++) {
      Relevance relevance = relevances.get(i);
      if (relevance != null) {
        FoundDocument document = found.get(i);
        places.add(document.id(), document.score(), relevance.value(), relevance.signal());
      }
    }
    return places.ranking();
  }

  // What a shard reads is what the node that was asked read.
  private String clause(RerankParameters wanted) {
    return known.name() + localParams + wanted.text();
  }
}
