// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PairScore;
import io.sememe.encoder.PairScorer;
import io.sememe.solr.RequestTime;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.shards.PartialAnswer;
import io.sememe.solr.texts.FoundTexts;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * Scores pairs of the question and a document's texts with a model that sees both at once; a
 * document has the score of its best pair.
 *
 * @param model the model
 * @param question the question
 * @param texts what it sees of documents
 * @param request the request: where it limits its time, what is late is missing from its answer,
 *     and fails nothing
 * @param mostMillis how long scoring may take, however much time the request has
 */
record CrossEncoder(
    PairScorer model, String question, FoundTexts texts, SolrQueryRequest request, int mostMillis)
    implements Reranker {
  @Override
  public void fetch(InnerSearch search) {
    texts.fetch(search);
  }

  @Override
  public List<@Nullable Relevance> look(List<FoundDocument> documents) {
    List<List<String>> seen = documents.stream().map(this::seen).toList();
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

  private List<String> seen(FoundDocument document) {
    return texts.of(document).stream().map(text -> text.text().text()).toList();
  }

  private @Nullable Float[] logits(List<String> all) {
    @Nullable Float[] logits = new Float[all.size()];
    try {
      for (PairScore score : model.score(question, all, deadline())) {
        logits[score.text()] = score.logit();
      }
    } catch (EncoderException e) {
      requireLate(e);
      PartialAnswer.mark(request, "timeAllowed: " + e.getMessage());
    }
    return logits;
  }

  private Deadline deadline() {
    return RequestTime.deadline(request, mostMillis);
  }

  private void requireLate(EncoderException e) {
    if (!RequestTime.isOver(request, e)) {
      throw SolrErrors.ofQuery(e);
    }
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
