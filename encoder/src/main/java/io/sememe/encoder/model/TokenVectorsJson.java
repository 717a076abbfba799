// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.Role;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/** The object {@code tokenVectors} of {@code sememe.json}. */
final class TokenVectorsJson {
  static final String KEY = "tokenVectors";

  static final Set<String> KEYS =
      Set.of(
          "marker",
          "queryTokens",
          "passageTokens",
          "expandQuery",
          "expansionToken",
          "attendToExpansion",
          "skipPunctuation",
          "keepSpecialTokens",
          "output",
          "projection",
          "dimension");

  private TokenVectorsJson() {}

  /**
   * Reads; what is not stated is as in {@link TokenVectorSettings#PLAIN}, but for special tokens,
   * which are kept where there are markers, as ColBERT does.
   */
  static TokenVectorSettings read(JsonKeys keys) {
    Map<Role, String> markers = keys.byRole("marker");
    OptionalInt queryTokens = keys.number("queryTokens", 1, SememeJson.MAX_TOKENS);
    boolean expandQuery = keys.flag("expandQuery").orElse(false);
    if (expandQuery && queryTokens.isEmpty()) {
      throw keys.failed("'tokenVectors.expandQuery' needs 'tokenVectors.queryTokens'");
    }
    return new TokenVectorSettings(
        markers,
        queryTokens,
        keys.number("passageTokens", 1, SememeJson.MAX_TOKENS),
        expandQuery,
        keys.text("expansionToken").orElse(TokenVectorSettings.USUAL_EXPANSION),
        keys.flag("attendToExpansion").orElse(false),
        keys.flag("skipPunctuation").orElse(true),
        keys.flag("keepSpecialTokens").orElse(!markers.isEmpty()),
        keys.text("output").orElse(""),
        keys.text("projection"),
        keys.number("dimension", 1, SememeJson.MAX_DIMENSION));
  }
}
