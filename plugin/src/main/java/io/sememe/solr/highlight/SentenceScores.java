// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.TokenMatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How the sentences of one field answer the question. Not thread-safe. */
final class SentenceScores {
  private final @Nullable SentenceScore[] scores;

  /** Creates scores of so many sentences, of which none has tokens. */
  SentenceScores(int sentences) {
    this.scores = new SentenceScore[sentences];
  }

  /** Adds what a text tells of a sentence. */
  void add(int number, SentenceScore told) {
    @Nullable SentenceScore before = scores[number];
    scores[number] = before == null ? told : nearest(before, told);
  }

  /** Returns how many sentences there are. */
  int size() {
    return scores.length;
  }

  /** Returns that of a sentence; empty for one that has no tokens. */
  Optional<SentenceScore> of(int number) {
    return Optional.ofNullable(scores[number]);
  }

  private static SentenceScore nearest(SentenceScore one, SentenceScore other) {
    List<TokenMatch> nearest = new ArrayList<>(one.matches().size());
    double sum = 0;
    for (int i = 0; i < one.matches().size(); i++) {
      TokenMatch a = one.matches().get(i);
      TokenMatch b = other.matches().get(i);
      nearest.add(b.cosine() > a.cosine() ? b : a);
      sum += nearest.get(i).cosine();
    }
    return new SentenceScore((float) (sum / nearest.size()), nearest);
  }
}
