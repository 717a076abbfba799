// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;

/**
 * All tokens that a model makes of a text in a role: first those that it sees, in the order in
 * which it sees them, then those of the text that are beyond its limit. All lists and arrays have
 * one entry per token.
 *
 * @param pieces the tokens as the model's vocabulary writes them
 * @param ids their numbers in the vocabulary
 * @param sources what each stands for
 * @param starts where each starts in the text, in UTF-16 chars; 0 for one that is not of the text
 * @param ends where each ends, exclusive; 0 for one that is not of the text
 * @param seen how many of them, from the first, the model sees
 * @param limit how many it sees at most
 */
public record RoleTokens(
    List<String> pieces,
    long[] ids,
    List<Source> sources,
    int[] starts,
    int[] ends,
    int seen,
    int limit) {

  /** What a token stands for. */
  public enum Source {
    /** Nothing that anybody wrote, such as [CLS]. */
    SPECIAL,
    /** What the model has in front of texts of this role. */
    PREFIX,
    /** The text. */
    TEXT
  }

  /** Copies the lists. */
  public RoleTokens {
    pieces = List.copyOf(pieces);
    sources = List.copyOf(sources);
  }

  /** Returns how many tokens there are, with those that are not seen. */
  public int count() {
    return ids.length;
  }

  /** Returns how many of the text's are not seen. */
  public int truncated() {
    return count() - seen;
  }

  @Override
  public String toString() {
    return "RoleTokens of " + count() + ", " + seen + " of them seen";
  }
}
