// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.shards.PartialAnswer;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;

/**
 * Fuses the places that documents have by words and by meaning in the whole collection. Both
 * rankings are those of {@code fusion=linear}, where all weight is on one part.
 *
 * @param request for which it is done
 * @param type the name under which the parser is registered
 * @param local the local parameters that the user gave, and the text as v
 * @param ranks how places become scores
 */
record RankFusion(SolrQueryRequest request, String type, SolrParams local, ReciprocalRanks ranks) {

  /** Returns the query for the documents of the fused ranking. */
  Query query() {
    Ranking ranking = DecidedRanking.of(request, type + local + ranks, this::fuse);
    return new RankedDocumentsQuery(
        RankedIds.of(request.getSchema().getUniqueKeyField(), ranking), ranks.explanation());
  }

  private Ranking fuse() {
    requireQuery();
    String depth = Integer.toString(ranks.depth());
    return ranks.fuse(
        // The nearest are not wanted here, and one is the least that can be asked for.
        find(Map.of("fusion", "linear", "alpha", "0", "topK", "1")),
        find(Map.of("fusion", "linear", "alpha", "1", "floor", "-1", "topK", depth)));
  }

  // The searches within have the request's filters, which would search within again, for ever.
  private void requireQuery() {
    if (InnerSearch.is(request)) {
      throw SolrErrors.badRequest(
          "{!hybrid fusion=rrf} ranks the documents that filters let through and cannot be one of"
              + " them; give a filter fusion=linear as a local parameter");
    }
  }

  // What only the other part finds has nothing to score: words that do not match, no vector.
  private List<FoundDocument> find(Map<String, String> part) {
    InnerSearch search = new InnerSearch(request, ranks.depth());
    ask(search, HybridParameters.part(type, local, new MapSolrParams(part)));
    List<FoundDocument> found = search.find();
    if (search.isPartial()) {
      PartialAnswer.mark(request, "{!hybrid fusion=rrf} did not see all documents in time");
    }
    return found.stream().filter(document -> document.score() > 0).toList();
  }

  private static void ask(InnerSearch search, SolrParams part) {
    part.forEach(value -> search.with(value.getKey(), value.getValue()));
    search.query(part.get(CommonParams.Q));
  }
}
