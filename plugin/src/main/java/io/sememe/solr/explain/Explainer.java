// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Attention;
import io.sememe.encoder.AttentionProbe;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.MaxSim;
import io.sememe.encoder.TokenEmbedder;
import io.sememe.solr.Sememe;
import io.sememe.solr.limits.Gate;
import org.apache.solr.common.util.NamedList;

/**
 * Shows what a model sees in texts. Thread-safe.
 *
 * @param probe shows the attention
 * @param similarity compares tokens
 * @param gate lets in as many as may be explained at the same time
 */
record Explainer(AttentionProbe probe, Similarity similarity, Gate gate) {

  /**
   * Returns what explains with a model of this node.
   *
   * @throws io.sememe.encoder.EncoderException UNKNOWN_MODEL when there is no such model
   */
  static Explainer of(Sememe sememe, String model) {
    TokenEmbedder embedder = sememe.tasks().tokenEmbedder(model);
    MaxSim maxSim = sememe.tasks().maxSim();
    return new Explainer(
        sememe.tasks().attentionProbe(model), new Similarity(embedder, maxSim), sememe.explains());
  }

  /**
   * Adds to an answer what is wished.
   *
   * @param question empty where the wish needs none
   * @return how much of the text the answer speaks of, in UTF-16 chars
   * @throws io.sememe.encoder.EncoderException as {@link AttentionProbe} and {@link TokenEmbedder}
   *     do; OVERLOADED when too many are being explained
   * @throws org.apache.solr.common.SolrException 400 when it would be too much
   */
  int explain(
      Wish wish, String question, String text, Deadline deadline, NamedList<Object> answer) {
    return gate.inside(() -> explained(wish, question, text, deadline, answer));
  }

  private int explained(
      Wish wish, String question, String text, Deadline deadline, NamedList<Object> answer) {
    int end = 0;
    if (!wish.attention().isEmpty()) {
      AttentionView view = attention(wish, question, text, deadline);
      view.addTo(answer);
      end = view.end();
    }
    if (wish.similarity()) {
      SimilarityView view = similarity.of(question, text, deadline);
      answer.add(Wish.SIMILARITY, view.shown());
      end = Math.max(end, view.end());
    }
    return end;
  }

  private AttentionView attention(Wish wish, String question, String text, Deadline deadline) {
    Attention attention =
        wish.pair()
            ? probe.ofPair(question, text, wish.tokens(), deadline)
            : probe.ofText(text, wish.role(), wish.tokens(), deadline);
    return new AttentionView(attention, wish.attention(), wish.pair());
  }
}
