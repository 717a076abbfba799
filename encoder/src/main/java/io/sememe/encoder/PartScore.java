// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * How a part of a text answers a question by late interaction.
 *
 * @param part the part
 * @param score its MaxSim, as {@link MaxSim} has it for whole texts: the mean over the question's
 *     tokens of the largest cosine with a token that begins in the part, in the context of the
 *     whole text; {@link MaxSim#NO_TOKENS} for one in which no token begins
 * @param matches for each token of the question, in order, the one of the part that made that
 *     cosine; none for a part without tokens
 */
public record PartScore(TextSpan part, float score, List<TokenMatch> matches) {
  /** Copies the list. */
  public PartScore {
    matches = List.copyOf(matches);
  }
}
