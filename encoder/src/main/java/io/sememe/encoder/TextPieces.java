// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.passage.PassageCutter;
import io.sememe.encoder.passage.SentenceEnds;
import io.sememe.encoder.passage.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Cuts texts into what a model for vectors of tokens sees at once. The first piece is what it sees
 * of the text by itself, so that stored vectors are of just this piece. Where its sight ends within
 * a sentence, the next piece begins with that sentence; further ones are cut between sentences.
 *
 * @param open the model, for the tokens of pieces alone
 * @param tokens the same model
 * @param maxCharacters the most UTF-16 chars of a piece
 * @param deadline when nobody wants the pieces any more
 */
record TextPieces(OpenModel open, TokenModel tokens, int maxCharacters, Deadline deadline) {

  /**
   * A piece of a text as the model sees it.
   *
   * @param seen its tokens
   * @param placed those of them that stand for the text and for no other piece
   */
  record Piece(SeenTokens seen, PlacedTokens placed) {}

  /**
   * Returns the pieces of a text, of which all but the first are tokenised when they are asked for.
   *
   * @throws EncoderException UNLOADED when the model is being closed; TIMEOUT after the deadline;
   *     BAD_INPUT when the tokenizer refuses the text
   */
  List<Supplier<Piece>> of(String text) {
    SeenTokens seen = see(text);
    List<Supplier<Piece>> pieces = new ArrayList<>();
    if (seen.isWhole()) {
      pieces.add(() -> new Piece(seen, PlacedTokens.of(seen, text, 0, text.length())));
      return pieces;
    }
    int rest = rest(text, seen);
    pieces.add(() -> new Piece(seen, PlacedTokens.of(seen, text, 0, rest)));
    cut(text, rest).forEach(span -> pieces.add(() -> piece(text, rest, span)));
    return pieces;
  }

  private SeenTokens see(String text) {
    Texts.requireTime(deadline);
    return tokens.see(text, Role.PASSAGE, maxCharacters);
  }

  private Piece piece(String text, int offset, TextSpan span) {
    int start = offset + span.start();
    int end = offset + span.end();
    SeenTokens seen = see(text.substring(start, end));
    return new Piece(seen, PlacedTokens.of(seen, text, start, end));
  }

  // Where a sentence is longer than the model's sight, it goes on in the middle of it.
  private static int rest(String text, SeenTokens seen) {
    // A sentence ends behind the white space that follows it, which no token stands for.
    int end = afterWhiteSpace(text, seen.end());
    int start = SentenceEnds.lastUpTo(end, text, Locale.ROOT);
    return text.substring(0, start).isBlank() ? end : start;
  }

  private static int afterWhiteSpace(String text, int position) {
    int at = position;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private List<TextSpan> cut(String text, int from) {
    Source rest = Texts.source(open, text.substring(from), maxCharacters, deadline);
    int room = tokens.room();
    PassagePlan plan = new PassagePlan(PassagePlan.Unit.SENTENCE, room, 0, Locale.ROOT);
    return Texts.readable(() -> PassageCutter.cut(rest, plan)).orElse(List.of());
  }
}
