// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Attention;
import io.sememe.encoder.AttentionProbe;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.ProbedTokens;
import io.sememe.encoder.Role;
import java.util.ArrayList;
import java.util.List;

/**
 * A model of two layers with three heads, whose tokens are single chars. Each looks at itself only,
 * but in layer 1 and head 2 all look at the first.
 */
record FakeProbe(List<String> asked) implements AttentionProbe {
  static final int LAYERS = 2;
  static final int HEADS = 3;

  FakeProbe() {
    this(new ArrayList<>());
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public Attention ofText(String text, Role role, int maxTokens, Deadline deadline) {
    asked.add(role + ":" + text);
    return attention(List.of(text), maxTokens);
  }

  @Override
  public Attention ofPair(String query, String text, int maxTokens, Deadline deadline) {
    asked.add(query + "|" + text);
    return attention(List.of(query, text), maxTokens);
  }

  private static Attention attention(List<String> texts, int maxTokens) {
    int all = 1 + texts.stream().mapToInt(String::length).sum();
    int n = Math.min(all, maxTokens);
    return new Attention(tokens(texts, n), LAYERS, HEADS, weights(n), all - n);
  }

  private static ProbedTokens tokens(List<String> texts, int n) {
    List<String> pieces = new ArrayList<>(List.of("[CLS]"));
    int[] sources = new int[n];
    int[] starts = new int[n];
    int[] ends = new int[n];
    sources[0] = ProbedTokens.NO_SOURCE;
    for (int source = 0; source < texts.size(); source++) {
      for (int at = 0; at < texts.get(source).length() && pieces.size() < n; at++) {
        sources[pieces.size()] = source;
        starts[pieces.size()] = at;
        ends[pieces.size()] = at + 1;
        pieces.add(texts.get(source).substring(at, at + 1));
      }
    }
    return new ProbedTokens(pieces, new long[n], sources, starts, ends);
  }

  private static float[] weights(int n) {
    float[] weights = new float[LAYERS * HEADS * n * n];
    for (int head = 0; head < LAYERS * HEADS; head++) {
      for (int row = 0; row < n; row++) {
        weights[head * n * n + row * n + (head == LAYERS * HEADS - 1 ? 0 : row)] = 1;
      }
    }
    return weights;
  }
}
