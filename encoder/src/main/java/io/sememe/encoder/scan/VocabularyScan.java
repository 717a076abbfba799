// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Looks through the tokens of a tokenizer file while they stream by. Whether the model has a row
 * for each is known when it runs.
 */
final class VocabularyScan {
  /** The largest published vocabularies have 500,000 tokens. */
  static final int MAX_TOKENS = 4_000_000;

  /** Those that are found in the text before it is cut: each makes that slower. */
  static final int MAX_ADDED = 100_000;

  private VocabularyScan() {}

  /**
   * Looks at a map from tokens to numbers, or (Unigram) at a list of tokens and scores.
   *
   * @throws io.sememe.encoder.EncoderException FAILED when there are too many or their numbers are
   *     none
   */
  static void require(JsonParser in) throws IOException {
    if (in.currentToken() == JsonToken.START_OBJECT) {
      numbers(in);
    } else if (in.currentToken() == JsonToken.START_ARRAY) {
      count(in, MAX_TOKENS, "tokens");
    } else {
      throw Refusal.ofTokenizer("its vocabulary is neither a map nor a list");
    }
  }

  /** Looks at the list of tokens that were added. */
  static void requireAdded(JsonParser in) throws IOException {
    int tokens = 0;
    int depth = 1;
    while (depth > 0) {
      JsonToken token = in.nextToken();
      if (token == null) {
        return;
      }
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token.isStructStart() && depth == 2) {
        tokens++;
        requireAtMost(tokens, MAX_ADDED, "added tokens");
      } else if (token == JsonToken.FIELD_NAME && in.currentName().equals("id")) {
        in.nextToken();
        requireNumber(in);
      }
    }
  }

  private static void numbers(JsonParser in) throws IOException {
    int tokens = 0;
    while (in.nextToken() == JsonToken.FIELD_NAME) {
      in.nextToken();
      requireNumber(in);
      tokens++;
      requireAtMost(tokens, MAX_TOKENS, "tokens");
    }
  }

  private static void requireNumber(JsonParser in) throws IOException {
    boolean whole = in.currentToken() == JsonToken.VALUE_NUMBER_INT && in.getTextLength() < 10;
    if (!whole || in.getIntValue() < 0 || in.getIntValue() >= MAX_TOKENS) {
      throw Refusal.ofTokenizer(
          "the number of a token must be one from 0 to "
              + (MAX_TOKENS - 1)
              + ", got: "
              + Refusal.quoted(in.getText()));
    }
  }

  private static void count(JsonParser in, int most, String what) throws IOException {
    int items = 0;
    while (in.nextToken() != JsonToken.END_ARRAY) {
      in.skipChildren();
      items++;
      requireAtMost(items, most, what);
    }
  }

  private static void requireAtMost(int count, int most, String what) {
    if (count > most) {
      throw Refusal.ofTokenizer("it has more than " + most + " " + what);
    }
  }
}
