// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.TokenSpace;
import io.sememe.encoder.WordEmbedder;
import io.sememe.encoder.WordVectors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Words whose vectors depend on their letters and on the few before them, in any case. What has
 * neither letter nor digit has none. Keeps what it was asked for. Thread-safe.
 */
public final class FakeWordEmbedder implements WordEmbedder {
  /** The fingerprint of the vectors. */
  public static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";

  private static final int DIMENSION = 8;
  private static final int CONTEXT = 4;

  private final List<Call> calls = Collections.synchronizedList(new ArrayList<>());

  /** What was asked for. */
  public record Call(String text, List<TextSpan> words, int maxTokens, Role role) {
    /** Returns the words as they stand in the text. */
    public List<String> surfaces() {
      return words.stream().map(word -> word.of(text)).toList();
    }
  }

  /** Returns what was asked for, in order. */
  public List<Call> calls() {
    return calls;
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public TokenSpace space(Deadline deadline) {
    return new TokenSpace(model(), FINGERPRINT, DIMENSION, 512);
  }

  @Override
  public WordVectors embed(
      String text, List<TextSpan> words, int maxTokens, Role role, Deadline deadline) {
    calls.add(new Call(text, words, maxTokens, role));
    return new WordVectors(DIMENSION, words.stream().map(word -> vector(text, word)).toList());
  }

  /** Returns the vector of a part of a text. */
  public static float[] vector(String text, TextSpan word) {
    if (word.of(text).codePoints().noneMatch(Character::isLetterOrDigit)) {
      return new float[0];
    }
    String seen = text.substring(Math.max(0, word.start() - CONTEXT), word.end());
    return UnitVectors.next(new Random(seen.hashCode()), DIMENSION);
  }
}
