// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.util.Locale;

/**
 * A token that structures the model's input, such as [CLS]. The tokenizer finds it in text as well,
 * which is why {@link TextCleaner} looks for it first.
 *
 * @param content how it is written
 * @param ignoreCase whether the tokenizer looks for it in normalised text, so that case may differ
 */
record SpecialToken(String content, boolean ignoreCase) {

  boolean occursIn(String text) {
    if (!ignoreCase) {
      return text.contains(content);
    }
    return text.toLowerCase(Locale.ROOT).contains(content.toLowerCase(Locale.ROOT));
  }

  boolean startsAt(String text, int position) {
    return text.regionMatches(ignoreCase, position, content, 0, content.length());
  }
}
