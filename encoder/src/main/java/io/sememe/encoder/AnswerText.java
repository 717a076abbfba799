// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text in which an answer is looked for.
 *
 * @param text any Unicode text, also malformed, blank or long
 * @param tokens the token vectors of exactly this text in role {@link Role#PASSAGE}, where they are
 *     known, which saves the run of the model; those that are not of this text or not of the
 *     model's space are of no use and are passed over. Readers of spans have no use for any.
 * @param parts the parts of the text, such as the fields of a document, in which sentences are
 *     looked for: none lies in two of them; none at all for the whole text. Each ends within the
 *     text. Readers of spans have no use for any.
 */
public record AnswerText(String text, @Nullable StoredTokens tokens, List<TextSpan> parts) {
  /** Copies the list. */
  public AnswerText {
    parts = List.copyOf(parts);
  }

  /** Creates a text that is one part. */
  public AnswerText(String text, @Nullable StoredTokens tokens) {
    this(text, tokens, List.of());
  }

  /** Returns a text of which nothing is known. */
  public static AnswerText of(String text) {
    return new AnswerText(text, null);
  }
}
