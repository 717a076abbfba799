// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.RoleTokens;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;

/**
 * Tokens as answers show them.
 *
 * @param tokens all of them
 */
record TokensView(RoleTokens tokens) {
  /** Four times what most models see; more is for nobody to look at. */
  static final int MOST_TOKENS = 2048;

  /** Adds how many there are, and the first of them, to an answer. */
  void addTo(NamedList<Object> answer) {
    answer.add("limit", tokens.limit());
    answer.add("count", tokens.count());
    answer.add("truncated", tokens.truncated());
    answer.add("tokens", shown());
  }

  private List<NamedList<Object>> shown() {
    return IntStream.range(0, Math.min(tokens.count(), MOST_TOKENS)).mapToObj(this::shown).toList();
  }

  private NamedList<Object> shown(int place) {
    NamedList<Object> token = new SimpleOrderedMap<>();
    token.add("piece", tokens.pieces().get(place));
    token.add("id", tokens.ids()[place]);
    token.add("start", tokens.starts()[place]);
    token.add("end", tokens.ends()[place]);
    token.add("source", tokens.sources().get(place).name().toLowerCase(Locale.ROOT));
    token.add("seen", place < tokens.seen());
    return token;
  }
}
