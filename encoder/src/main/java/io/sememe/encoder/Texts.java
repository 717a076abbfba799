// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.passage.ContentTokenizer;
import io.sememe.encoder.passage.Source;
import io.sememe.encoder.schedule.Lane;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.Optional;
import java.util.function.Supplier;

/** What is asked of every text before it is encoded, whatever becomes of it. */
final class Texts {
  private Texts() {}

  /**
   * Refuses what is no text.
   *
   * @throws EncoderException BAD_INPUT for null
   */
  static void requireText(String text) {
    if (text == null) {
      throw isNull();
    }
  }

  /**
   * Refuses what is no text in which an answer can be looked for.
   *
   * @throws EncoderException BAD_INPUT for null, as a whole or as its text
   */
  static void requireText(AnswerText text) {
    if (text == null) {
      throw isNull();
    }
    requireText(text.text());
  }

  private static EncoderException isNull() {
    return new EncoderException(Kind.BAD_INPUT, "a text is null");
  }

  /**
   * Does nothing before the deadline.
   *
   * @throws EncoderException TIMEOUT after it
   */
  static void requireTime(Deadline deadline) {
    if (deadline.expired()) {
      throw new EncoderException(
          Kind.TIMEOUT, "the deadline passed before a text was tokenised; try again later");
    }
  }

  /**
   * Passes over a turn that did not come in time, where that is a result that is missing and no
   * failure.
   *
   * @throws EncoderException what happened, where it was anything else
   */
  static void requireLate(EncoderException e, Deadline deadline) {
    if (e.kind() != Kind.TIMEOUT || !deadline.expired()) {
      throw e;
    }
  }

  /**
   * Returns a text to be looked at piece by piece, until the deadline.
   *
   * @param maxCharacters the most UTF-16 chars of a piece
   */
  static Source source(OpenModel open, String text, int maxCharacters, Deadline deadline) {
    ContentTokenizer tokenizer =
        piece -> {
          requireTime(deadline);
          return open.content(piece);
        };
    return new Source(text, tokenizer, maxCharacters);
  }

  /** Returns the same source of a text that is encoded, whose asker is told of what fails. */
  static Source source(
      OpenModel open, String text, int maxCharacters, ModelAsker asker, Deadline deadline) {
    Source source = source(open, text, maxCharacters, deadline);
    ContentTokenizer tokenizer = piece -> asker.prepare(() -> source.tokenizer().content(piece));
    return new Source(text, tokenizer, maxCharacters);
  }

  /**
   * Refuses a part that lies outside its text.
   *
   * @param what what the part is, for the message
   * @throws EncoderException BAD_INPUT with both ends
   */
  static void requireWithin(String text, TextSpan part, String what) {
    if (part.end() > text.length()) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "a "
              + what
              + " ends at "
              + part.end()
              + ", but the text has "
              + text.length()
              + " chars");
    }
  }

  /**
   * Returns what is made of a text; empty when the tokenizer refuses it.
   *
   * @throws EncoderException any other than BAD_INPUT
   */
  static <T> Optional<T> readable(Supplier<T> made) {
    try {
      return Optional.of(made.get());
    } catch (EncoderException e) {
      if (e.kind() != Kind.BAD_INPUT) {
        throw e;
      }
      return Optional.empty();
    }
  }

  /** Returns whether a text has nothing to encode. */
  static boolean isEmpty(String text, Tokenized tokenized) {
    return tokenized.contentTokens() == 0 || text.isBlank();
  }

  /** Returns for whom a text of a role is encoded. */
  static Lane lane(Role role) {
    return role == Role.QUERY ? Lane.SEARCH : Lane.INDEX;
  }
}
