// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.TokenVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;

/**
 * How near the tokens of a question are to those of a text, as answers show it.
 *
 * @param fingerprint of the space of the vectors
 * @param question the question
 * @param asked its tokens, at least one
 * @param text the text
 * @param seen its tokens
 * @param cosines of each token of the question with each of the text: [asked, seen]
 * @param score the MaxSim
 */
record SimilarityView(
    String fingerprint,
    String question,
    TokenVectors asked,
    String text,
    TokenVectors seen,
    float[] cosines,
    float score) {

  /** Returns what an answer says. */
  NamedList<Object> shown() {
    NamedList<Object> shown = new SimpleOrderedMap<>();
    shown.add("fingerprint", fingerprint);
    shown.add("query", tokens(question, asked));
    shown.add("text", tokens(text, seen));
    shown.add("truncated", seen.truncatedTokens());
    shown.add("cosines", Rows.of(cosines, seen.count()));
    shown.add("score", score);
    shown.add("matches", matches());
    return shown;
  }

  /** Returns where the last token of the text ends. */
  int end() {
    return Arrays.stream(seen.ends()).max().orElse(0);
  }

  private static List<NamedList<Object>> tokens(String text, TokenVectors tokens) {
    List<NamedList<Object>> shown = new ArrayList<>(tokens.count());
    for (int i = 0; i < tokens.count(); i++) {
      NamedList<Object> token = new SimpleOrderedMap<>();
      token.add("text", text.substring(tokens.starts()[i], tokens.ends()[i]));
      token.add("start", tokens.starts()[i]);
      token.add("end", tokens.ends()[i]);
      shown.add(token);
    }
    return shown;
  }

  private List<NamedList<Object>> matches() {
    List<NamedList<Object>> matches = new ArrayList<>();
    for (int token = 0; token < asked.count() && !seen.isEmpty(); token++) {
      int best = best(token);
      NamedList<Object> match = new SimpleOrderedMap<>();
      match.add("query", token);
      match.add("text", best);
      match.add("cosine", cosines[token * seen.count() + best]);
      matches.add(match);
    }
    return matches;
  }

  private int best(int token) {
    int from = token * seen.count();
    int best = 0;
    for (int i = 1; i < seen.count(); i++) {
      best = cosines[from + i] > cosines[from + best] ? i : best;
    }
    return best;
  }
}
