// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * Looks at what a tokenizer does before and after its model. Native code runs these steps on every
 * text and cannot be stopped, so none may take longer than the text is long, or make it much
 * longer.
 */
final class TokenizerSteps {
  /** How many times as long steps may make a text, all together. */
  static final long MAX_GROWTH = 64;

  private static final Set<String> TYPES =
      Set.of(
          ("BPEDecoder BertNormalizer BertPreTokenizer BertProcessing ByteFallback ByteLevel CTC"
                  + " CharDelimiterSplit Digits FixedLength Fuse Lowercase Metaspace NFC NFD NFKC"
                  + " NFKD Nmt Precompiled Prepend Punctuation Replace RobertaProcessing Sequence"
                  + " Split Strip StripAccents TemplateProcessing UnicodeScripts Whitespace"
                  + " WhitespaceSplit WordPiece")
              .split(" "));

  private long growth = 1;

  private TokenizerSteps() {}

  /**
   * Looks at a section of the file.
   *
   * @throws io.sememe.encoder.EncoderException FAILED with the step that is not allowed
   */
  static void require(JsonNode section) {
    new TokenizerSteps().look(section);
  }

  private void look(JsonNode value) {
    if (value.path("type").isTextual()) {
      step(value.path("type").asText(), value);
    }
    if (value.path("Regex").isTextual()) {
      PatternScan.require(value.path("Regex").asText());
    }
    value.forEach(this::look);
  }

  private void step(String type, JsonNode step) {
    if (!TYPES.contains(type)) {
      throw Refusal.ofTokenizer("it has a step " + Refusal.quoted(type) + ", which is not known");
    }
    if (type.equals("Replace")) {
      grow(step.path("content").asText().length(), step.path("pattern").path("String").asText("."));
    }
  }

  private void grow(int content, String pattern) {
    if (pattern.isEmpty()) {
      throw Refusal.ofTokenizer("it replaces nothing, which is everywhere");
    }
    growth = Constant.times(growth, Math.max(1, -Math.floorDiv(-content, pattern.length())));
    if (growth > MAX_GROWTH) {
      throw Refusal.ofTokenizer(
          "what it puts in the place of other characters makes a text more than "
              + MAX_GROWTH
              + " times as long");
    }
  }
}
