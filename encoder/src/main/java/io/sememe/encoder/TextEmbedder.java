// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.Collections;
import java.util.List;

/**
 * The task "text to one vector" of one named model.
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. The same text in the same role gives
 * the bit-same vector, whatever is encoded beside it; with weights of full precision, where texts
 * of equal length share a run, the same within 1e-6 per element. All methods throw {@link
 * EncoderException}: {@code LOADING}, {@code FAILED} or {@code UNLOADED} when the model is not
 * ready by the deadline, {@code TIMEOUT} when the deadline passes before a text has begun, {@code
 * OVERLOADED} when too many tokens wait for a query's text to be queued behind them, {@code
 * BAD_INPUT} for null or a text that the tokenizer refuses, {@code INTERNAL} when the model gives
 * no vector for a text.
 */
public interface TextEmbedder {

  /** Returns the model's name. */
  String model();

  /**
   * Returns the vector space of this model, after it has been loaded or the deadline has passed.
   */
  EmbeddingSpace space(Deadline deadline);

  /**
   * Encodes texts, as many at the same time as there are callers. When one fails, those after it
   * that have not begun are dropped.
   *
   * @param texts any Unicode text, also malformed or empty; not null
   * @param role what the texts are to the search
   * @param deadline when the result is no longer wanted
   * @return one embedding per text, in the order of the texts
   */
  List<Embedding> embed(List<String> texts, Role role, Deadline deadline);

  /**
   * Starts to encode one text while the caller goes on with something else. The text is tokenised
   * before this returns. Does not fail, but may wait: while the model is loading, and for passages
   * also while too many tokens wait to be encoded; never beyond the deadline, except for a text
   * that the calling thread has begun to encode itself.
   *
   * @param text any Unicode text, also malformed or empty; not null
   * @param role what the text is to the search
   * @param deadline when the result is no longer wanted
   * @return the embedding on its way; what goes wrong with the text is thrown by its {@code await}
   */
  PendingEmbedding start(String text, Role role, Deadline deadline);

  /**
   * Cuts a text into passages with the model's own tokenizer, in the calling thread, in time linear
   * in its length. The passages are in order of their starts and of their ends, and each char that
   * is not white space ({@link Character#isWhitespace(char)}) is in at least one of them. None is
   * blank, has white space at its ends, splits a surrogate pair or is longer than {@link
   * EncoderSettings#maxCharacters()}. Tokenised alone, each has at most as many tokens as the plan
   * says; only a single character that the tokenizer makes more tokens of may have more.
   *
   * @param text any Unicode text of any length, also malformed or empty; not null
   * @param plan how it is cut; what does not fit the model's token limit together with special
   *     tokens and the prefix of passages is {@code BAD_INPUT}
   * @param deadline when the result is no longer wanted
   * @return parts of the text; none when it is blank
   */
  List<TextSpan> passages(String text, PassagePlan plan, Deadline deadline);

  /**
   * Starts to encode the passages of a text, each in role {@link Role#PASSAGE}. Does not fail, but
   * may wait, as {@link #start} does; for {@link PassagePooling#LATE} also while the model is
   * opened a second time, once, for the states of its tokens.
   *
   * <p>{@code OWN}: an embedding is bit-equal to that of the passage's text alone. {@code LATE}:
   * the text is encoded in windows of the model's token limit that overlap by a quarter, and a
   * token's state is taken from the window in which it has the most context on its shorter side. A
   * token belongs to each passage that has a char of it. The embedding's tokens are then the
   * passage's own, without special tokens and prefix, and nothing is truncated; a passage without a
   * token has no vector. Equal texts with equal passages have bit-equal embeddings, whatever runs
   * beside.
   *
   * @param text any Unicode text of any length, also malformed or empty; not null
   * @param passages parts of the text, such as {@link #passages} gives, or any others in any order
   * @param pooling how a passage becomes a vector; {@code LATE} is {@code BAD_INPUT} with a model
   *     whose graph gives one vector per text
   * @param deadline when the result is no longer wanted
   * @return the embeddings on their way; what goes wrong is thrown by its {@code await}
   */
  PendingPassages startPassages(
      String text, List<TextSpan> passages, PassagePooling pooling, Deadline deadline);

  /** Encodes one text in the calling thread. See {@link #embed(List, Role, Deadline)}. */
  default Embedding embed(String text, Role role, Deadline deadline) {
    return embed(Collections.singletonList(text), role, deadline).get(0);
  }
}
