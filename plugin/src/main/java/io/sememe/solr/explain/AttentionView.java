// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Attention;
import io.sememe.encoder.ProbedTokens;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;

/**
 * Attention as answers show it.
 *
 * @param attention what a model looked at
 * @param choice which of it is shown
 * @param pair whether it looked at two texts
 */
record AttentionView(Attention attention, AttentionChoice choice, boolean pair) {

  /**
   * Adds tokens and weights to an answer.
   *
   * @throws org.apache.solr.common.SolrException 400 as {@link AttentionChoice#requireFits} says
   */
  void addTo(NamedList<Object> answer) {
    choice.requireFits(attention);
    answer.add("tokens", tokens());
    answer.add("truncated", attention.truncatedTokens());
    answer.add("layers", attention.layers());
    answer.add("heads", attention.heads());
    answer.add("attention", weights());
  }

  private List<NamedList<Object>> tokens() {
    ProbedTokens tokens = attention.tokens();
    List<NamedList<Object>> shown = new ArrayList<>(tokens.count());
    for (int i = 0; i < tokens.count(); i++) {
      NamedList<Object> token = new SimpleOrderedMap<>();
      token.add("piece", tokens.pieces().get(i));
      token.add("id", tokens.ids()[i]);
      token.add("start", tokens.starts()[i]);
      token.add("end", tokens.ends()[i]);
      token.add("source", source(tokens.sources()[i]));
      shown.add(token);
    }
    return shown;
  }

  private String source(int source) {
    if (source == ProbedTokens.NO_SOURCE) {
      return "special";
    }
    return pair && source == 0 ? "query" : "text";
  }

  private NamedList<Object> weights() {
    NamedList<Object> shown = new SimpleOrderedMap<>();
    if (choice.mean()) {
      shown.add("mean", square(attention.mean(), 0));
    }
    if (choice.rollout()) {
      shown.add("rollout", square(attention.rollout(), 0));
    }
    if (choice.heads()) {
      shown.add("heads", heads());
    }
    return shown;
  }

  private List<NamedList<Object>> heads() {
    List<NamedList<Object>> shown = new ArrayList<>();
    for (int layer : choice.layersOf(attention)) {
      for (int head : choice.headsOf(attention)) {
        NamedList<Object> one = new SimpleOrderedMap<>();
        one.add("layer", layer);
        one.add("head", head);
        one.add("weights", square(attention.weights(), from(layer, head)));
        shown.add(one);
      }
    }
    return shown;
  }

  private int from(int layer, int head) {
    int tokens = attention.tokens().count();
    return (layer * attention.heads() + head) * tokens * tokens;
  }

  private Rows square(float[] weights, int from) {
    return Rows.ofSquare(weights, from, attention.tokens().count());
  }

  /** Returns where the last token of the text that is explained ends. */
  int end() {
    int end = 0;
    for (int i = 0; i < attention.tokens().count(); i++) {
      if (source(attention.tokens().sources()[i]).equals("text")) {
        end = Math.max(end, attention.tokens().ends()[i]);
      }
    }
    return end;
  }
}
