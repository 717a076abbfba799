// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PendingTokenVectors;
import io.sememe.encoder.Role;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenEmbedder;
import io.sememe.encoder.TokenPrecision;
import io.sememe.encoder.TokenSpace;
import io.sememe.encoder.TokenVectors;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Gives each word of a text a vector that depends on the word and the text, notes what it was
 * asked, and fails for texts that it is told to fail for. A text is encoded at once unless it is
 * held.
 */
final class FakeTokenEmbedder implements TokenEmbedder {
  static final String FINGERPRINT = "0123456789abcdef".repeat(2);
  private static final int DIMENSION = 3;

  final List<String> started = new CopyOnWriteArrayList<>();
  final List<String> cancelled = new CopyOnWriteArrayList<>();
  final Set<String> broken = ConcurrentHashMap.newKeySet();
  final Set<String> crashing = ConcurrentHashMap.newKeySet();
  final Set<String> refused = ConcurrentHashMap.newKeySet();
  final Set<String> held = ConcurrentHashMap.newKeySet();

  /** Returns what an index should have of a text. */
  static byte[] stored(String text, TokenPrecision precision) {
    return StoredTokens.write(rows(text), DIMENSION, FINGERPRINT, precision);
  }

  TokenTarget target(TokenPrecision precision) {
    return new TokenTarget(this, FINGERPRINT, precision);
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public TokenSpace space(Deadline deadline) {
    return new TokenSpace("fake", FINGERPRINT, DIMENSION, 16);
  }

  @Override
  public TokenVectors embed(String text, Role role, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PendingTokenVectors start(String text, Role role, Deadline deadline) {
    if (role != Role.PASSAGE) {
      throw new IllegalArgumentException("not to be indexed: " + role);
    }
    if (refused.contains(text)) {
      throw new EncoderException(Kind.BAD_INPUT, "model 'fake': the tokenizer refuses the text");
    }
    started.add(text);
    return new Pending(text);
  }

  private static float[] rows(String text) {
    String[] words = text.isBlank() ? new String[0] : text.strip().split("\\s+");
    float[] rows = new float[words.length * DIMENSION];
    for (int i = 0; i < words.length; i++) {
      double angle = (words[i] + i + text).hashCode();
      rows[i * DIMENSION] = (float) Math.cos(angle);
      rows[i * DIMENSION + 1] = (float) Math.sin(angle);
    }
    return rows;
  }

  private final class Pending implements PendingTokenVectors {
    private final String text;
    private boolean over;

    private Pending(String text) {
      this.text = text;
    }

    @Override
    public boolean isDone() {
      return !held.contains(text);
    }

    @Override
    public TokenVectors await() {
      if (broken.contains(text)) {
        throw new EncoderException(Kind.INTERNAL, "model 'fake': a token has no vector");
      }
      if (crashing.contains(text)) {
        throw new IllegalStateException("a bug");
      }
      over = true;
      float[] rows = rows(text);
      int count = rows.length / DIMENSION;
      return new TokenVectors(DIMENSION, rows, new int[count], new int[count], count, 0, 0, 0);
    }

    @Override
    public void cancel() {
      if (!over) {
        cancelled.add(text);
      }
      over = true;
    }
  }
}
