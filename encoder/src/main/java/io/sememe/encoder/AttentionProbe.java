// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * The task "text to attention" of one named model: which tokens each token looks at, in every layer
 * and head, as the model's own graph computes it. It is for looking, not for searching: a run gives
 * megabytes.
 *
 * <p>Thread-safe; cheap to hold for as long as the node lives. The first call opens the model once
 * more, for its attention; always on the CPU. All methods throw {@link EncoderException}: {@code
 * LOADING}, {@code FAILED} or {@code UNLOADED} when the model is not ready by the deadline, {@code
 * TIMEOUT} when the deadline passes before the text has begun, {@code OVERLOADED} when too many
 * tokens wait to be encoded, {@code BAD_INPUT} for null, a text that the tokenizer refuses, a bound
 * that is out of range, a model whose graph does not show its attention (where it is one operator
 * in the file already) and a pair for a tokenizer that knows no pairs.
 */
public interface AttentionProbe {
  /** The most tokens, special ones included, that can be asked for: 38 MB for 144 heads. */
  int MOST_TOKENS = 256;

  /** Returns the model's name. */
  String model();

  /**
   * Returns the attention within one text, with the model's prefix of the role in front of it.
   *
   * @param text any Unicode text; not null
   * @param role what the text is to the search
   * @param maxTokens how many tokens are seen, special ones and prefix included; what is beyond is
   *     cut. At least one more than those, at most {@link #MOST_TOKENS}; the model's own limit
   *     counts too
   * @param deadline when the result is no longer wanted
   */
  Attention ofText(String text, Role role, int maxTokens, Deadline deadline);

  /**
   * Returns the attention within a pair, put together as the model's tokenizer puts pairs together.
   * A query longer than its share, as {@link PairScorer#score} has it, is cut as well.
   *
   * @param query the first text; not null
   * @param text the second text, of which what is beyond the bound is cut; not null
   * @param maxTokens as {@link #ofText} has it
   * @param deadline when the result is no longer wanted
   */
  Attention ofPair(String query, String text, int maxTokens, Deadline deadline);
}
