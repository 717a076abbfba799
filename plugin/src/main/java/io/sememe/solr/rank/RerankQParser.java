// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.shards.PartialAnswer;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.jspecify.annotations.Nullable;

/** The first documents of a query in a new order. Knows nothing of how they are looked at. */
final class RerankQParser extends QParser {
  private static final Ranking NO_PLACES = new Ranking(List.of());

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
      @Nullable SolrParams localParams,
      SolrParams params,
      SolrQueryRequest request) {
    super(text, given(LocalParameters.of(localParams, text)), params, request);
    this.known = known;
    this.rerankers = rerankers;
  }

  /** Solr has null as the value of a parameter that refers to what the request lacks. */
  private static SolrParams given(SolrParams local) {
    ModifiableSolrParams given = new ModifiableSolrParams();
    for (Iterator<String> names = local.getParameterNamesIterator(); names.hasNext(); ) {
      String name = names.next();
      @Nullable String value = local.get(name);
      if (value != null) {
        given.set(name, value);
      }
    }
    return given;
  }

  @Override
  public Query parse() {
    RerankParameters wanted = RerankParameters.of(known, localParams, getReq());
    return new RerankQuery(
        RankedIds.of(getReq().getSchema().getUniqueKeyField(), ranking(wanted)),
        new RankingExplanation(
            "place among the first "
                + wanted.documents()
                + " by {!"
                + known.name()
                + " weight="
                + wanted.weight()
                + "}",
            "score before",
            known.signal()));
  }

  // A search within that comes after the decision goes by it; the one that it needs cannot.
  private Ranking ranking(RerankParameters wanted) {
    return DecidedRanking.of(
        getReq(), clause(wanted), () -> InnerSearch.is(getReq()) ? NO_PLACES : decide(wanted));
  }

  private Ranking decide(RerankParameters wanted) {
    Reranker reranker = rerankers.of(getReq(), localParams, wanted.text());
    InnerSearch search = new InnerSearch(getReq(), wanted.documents());
    reranker.fetch(search);
    List<FoundDocument> found = search.find();
    Ranking ranking = found.isEmpty() ? NO_PLACES : places(found, reranker, wanted.weight());
    if (search.isPartial() || ranking.documents().size() < found.size()) {
      PartialAnswer.mark(getReq(), "{!" + known.name() + "} did not come to all documents in time");
    }
    return ranking;
  }

  private static Ranking places(List<FoundDocument> found, Reranker reranker, float weight) {
    List<@Nullable Relevance> relevances = reranker.look(found);
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
