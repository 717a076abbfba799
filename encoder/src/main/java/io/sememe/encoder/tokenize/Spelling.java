// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** How a vocabulary writes the text that its tokens stand for. Immutable. */
interface Spelling {

  /** Returns whether a token says of itself that a word starts with it. */
  boolean startsWord(String piece);

  /**
   * Returns the text that a token stands for, with the white space before it, in UTF-8; perhaps
   * only some of the bytes of a character.
   *
   * @param continuing whether it goes on with a word
   */
  byte[] bytes(String piece, boolean continuing);

  /** Returns how a {@code tokenizer.json} writes. */
  static Spelling of(JsonNode json) {
    JsonNode model = json.path("model");
    List<String> kinds = new ArrayList<>(json.path("pre_tokenizer").findValuesAsText("type"));
    kinds.addAll(json.path("decoder").findValuesAsText("type"));
    if (kinds.contains("ByteLevel")) {
      return new ByteSpelling();
    }
    if (isMarked(json, kinds)) {
      return new MarkSpelling(model.path("byte_fallback").asBoolean());
    }
    return new AffixSpelling(
        model.path("continuing_subword_prefix").asText(""),
        model.path("end_of_word_suffix").asText(""));
  }

  // Older files have the mark put in by a normalizer that replaces spaces.
  private static boolean isMarked(JsonNode json, List<String> kinds) {
    return kinds.contains("Metaspace")
        || json.path("normalizer").findValuesAsText("content").contains(MarkSpelling.MARK);
  }
}
