// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.Role;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a model's token vectors are made, as {@code tokenVectors} in {@code sememe.json} says it. The
 * keys are what ColBERT (Khattab and Zaharia, 2020) was trained with; a model that was not has
 * {@link #PLAIN}.
 *
 * @param markers the token put behind the first special token of a text of each role, possibly none
 * @param queryTokens how many tokens of a query are seen, special tokens and marker included;
 *     absent: as many as the model sees
 * @param passageTokens the same of a passage
 * @param expandQuery whether shorter queries are filled up to {@code queryTokens}; these are then
 *     present
 * @param expansionToken what they are filled up with
 * @param attendToExpansion whether the other tokens look at what was filled up
 * @param skipPunctuation whether tokens of passages that stand for ASCII punctuation only are left
 *     out after the model has seen them
 * @param keepSpecialTokens whether special tokens and markers are vectors too
 * @param output the graph output to read, empty when the model's own is meant
 * @param projection the safetensors file of a linear layer without bias that follows, relative to
 *     the folder, if there is one
 * @param dimension what the length of a vector must be, absent when not stated
 */
public record TokenVectorSettings(
    Map<Role, String> markers,
    OptionalInt queryTokens,
    OptionalInt passageTokens,
    boolean expandQuery,
    String expansionToken,
    boolean attendToExpansion,
    boolean skipPunctuation,
    boolean keepSpecialTokens,
    String output,
    Optional<String> projection,
    OptionalInt dimension) {

  /** What ColBERT fills queries up with. */
  static final String USUAL_EXPANSION = "[MASK]";

  /** The states of a model that was trained for vectors of whole texts. */
  public static final TokenVectorSettings PLAIN =
      new TokenVectorSettings(
          Map.of(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          false,
          USUAL_EXPANSION,
          false,
          true,
          false,
          "",
          Optional.empty(),
          OptionalInt.empty());

  /** Returns how many tokens of a text of a role are seen by a model that sees so many. */
  public int limit(Role role, int maxTokens) {
    OptionalInt stated = role == Role.QUERY ? queryTokens : passageTokens;
    return stated.orElse(maxTokens);
  }

  /** Returns the graph output to read of a model whose own output is this one. */
  public String outputOf(String own) {
    return output.isEmpty() ? own : output;
  }

  /** Returns whether the vectors are the states that the model's own output gives. */
  public boolean areOwnStates() {
    return output.isEmpty() && projection.isEmpty() && !hidesExpansion();
  }

  /** Returns whether the graph must be told not to look at what a query was filled up with. */
  public boolean hidesExpansion() {
    return expandQuery && !attendToExpansion;
  }
}
