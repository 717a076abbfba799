// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.util.regex.Pattern;

/** Why a file is not opened. */
final class Refusal {
  private static final int SHOWN_CHARACTERS = 80;
  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7E]");

  private Refusal() {}

  /** Returns the exception that says what a model file must not have. */
  static EncoderException ofModel(String reason) {
    return new EncoderException(Kind.FAILED, "the model file is refused: " + reason);
  }

  /** Returns the exception that says what a tokenizer file must not have. */
  static EncoderException ofTokenizer(String reason) {
    return new EncoderException(Kind.FAILED, "the tokenizer file is refused: " + reason);
  }

  /** Returns a name as the file has it, quoted; it must not break or flood a log. */
  static String quoted(String name) {
    String start = name.substring(0, Math.min(name.length(), SHOWN_CHARACTERS));
    String visible = UNPRINTABLE.matcher(start).replaceAll("?").replace('\'', '?');
    return "'" + visible + (name.length() > SHOWN_CHARACTERS ? "..." : "") + "'";
  }
}
