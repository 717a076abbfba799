// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.passage.Blocks;
import io.sememe.solr.passage.PassagePlace;
import io.sememe.solr.passage.PassageScorer;
import io.sememe.solr.passage.ScoredPassage;
import io.sememe.solr.question.SemanticSearch;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.join.BitSetProducer;
import org.jspecify.annotations.Nullable;

/**
 * Says in words how a document came by its score.
 *
 * @param search what was searched for
 * @param topK how many documents match
 * @param exact whether all vectors were compared
 * @param roots all root documents, where passages carry the vectors; null where documents do
 */
record NearestExplanation(
    SemanticSearch search, int topK, boolean exact, @Nullable BitSetProducer roots) {

  /**
   * Explains the score of a document.
   *
   * @param found what Lucene says of it
   * @param boost what the score was multiplied with
   */
  Explanation of(LeafReaderContext segment, int document, Explanation found, float boost)
      throws IOException {
    if (!found.isMatch()) {
      return Explanation.noMatch("none of the " + nearest());
    }
    Optional<ScoredPassage> compared =
        compared(segment, document, found.getValue().floatValue() / boost);
    return compared.isEmpty()
        ? found
        : Explanation.match(
            found.getValue(),
            formula().score() + times(boost) + ", one of the " + nearest() + ", of:",
            cosine(segment, document, compared.get()));
  }

  // Of a document's passages that with the score: the index need not have led to the best one.
  private Optional<ScoredPassage> compared(LeafReaderContext segment, int document, float score)
      throws IOException {
    PassageScorer scorer = new PassageScorer(search.field(), search.vector());
    int first = roots == null ? document : Blocks.firstBelow(roots, segment, document);
    int end = roots == null ? document + 1 : document;
    List<ScoredPassage> all = scorer.best(segment.reader(), first, end, Integer.MAX_VALUE);
    return all.stream().min(Comparator.comparing(one -> Math.abs(one.score() - score)));
  }

  private Explanation cosine(LeafReaderContext segment, int document, ScoredPassage compared)
      throws IOException {
    String what =
        compared.document() == document
            ? "the document"
            : PassagePlace.of(segment.reader(), compared.document()).toString();
    return Explanation.match(
        (float) formula().inverse().applyAsDouble(compared.score()),
        formula().name() + " of the question's vector and that of " + what);
  }

  private String nearest() {
    return "topK="
        + topK
        + " nearest in field '"
        + search.field()
        + "' of this shard, "
        + (exact ? "exactly" : "as the index's graph leads to them (approximate)")
        + ", by model '"
        + search.searched().model(search.question().model())
        + "', fingerprint "
        + search.encoded().fingerprint();
  }

  private static String times(float boost) {
    return boost == 1 ? "" : " * boost " + boost;
  }

  private SimilarityFormula formula() {
    return SimilarityFormula.of(search.searched().field().type().getSimilarityFunction());
  }
}
