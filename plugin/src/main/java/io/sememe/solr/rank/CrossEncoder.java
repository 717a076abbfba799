// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PairScore;
import io.sememe.encoder.PairScorer;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Scores pairs of the question and a document's texts with a model that sees both at once; a
 * document has the score of its best pair.
 *
 * @param model the model
 * @param question the question
 * @param texts what it sees of documents
 * @param deadline tells, when scoring begins, until when
 * @param limited whether the request limits its time: then what is late is missing from its answer,
 *     and fails nothing
 */
record CrossEncoder(
    PairScorer model,
    String question,
    DocumentTexts texts,
    Supplier<Deadline> deadline,
    boolean limited)
    implements Reranker {
  @Override
  public void fetch(InnerSearch search) {
    texts.fetch(search);
  }

  @Override
  public List<@Nullable Relevance> look(List<FoundDocument> documents) {
    List<List<String>> seen = documents.stream().map(texts::of).toList();
    List<String> all = seen.stream().flatMap(List::stream).toList();
    @Nullable Float[] logits = logits(all);
    List<@Nullable Relevance> relevances = new ArrayList<>(documents.size());
    int from = 0;
    for (List<String> ofDocument : seen) {
      int to = from + ofDocument.size();
      relevances.add(relevance(logits, from, to));
      from = to;
    }
    return relevances;
  }

  private @Nullable Float[] logits(List<String> all) {
    @Nullable Float[] logits = new Float[all.size()];
    try {
      for (PairScore score : model.score(question, all, deadline.get())) {
        logits[score.text()] = score.logit();
      }
    } catch (EncoderException e) {
      if (!limited || !SolrErrors.isLate(e)) {
        throw SolrErrors.ofQuery(e);
      }
    }
    return logits;
  }

  /** A document is scored when all its pairs are: an unseen one could be its best. */
  private static @Nullable Relevance relevance(@Nullable Float[] logits, int from, int to) {
    float best = PairScore.LOWEST_LOGIT;
    for (int i = from; i < to; i++) {
      @Nullable Float logit = logits[i];
      if (logit == null) {
        return null;
      }
      best = Math.max(best, logit);
    }
    return new Relevance(squashed(best), best);
  }

  /**
   * Brings a logit into 0 to 1 in its order. Unlike a sigmoid it does not saturate: logits of 20
   * and 21 stay apart.
   */
  static double squashed(double logit) {
    return (1 + logit / (1 + Math.abs(logit))) / 2;
  }
}
