// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import java.util.Map;
import java.util.TreeMap;

/** Adds up what it is told, by model and role. */
final class ToldListener implements ModelListener {
  private final Map<String, Counts> counts = new TreeMap<>();
  private final Map<String, Long> refusals = new TreeMap<>();

  /** What was told of a model in a role. */
  record Counts(long asked, long texts, long tokens, long truncations) {
    private Counts plus(Counts other) {
      return new Counts(
          asked + other.asked,
          texts + other.texts,
          tokens + other.tokens,
          truncations + other.truncations);
    }
  }

  @Override
  public void asked(String model, Role role) {
    add(model, role, new Counts(1, 0, 0, 0));
  }

  @Override
  public void ran(String model, Role role, int texts, long tokens, long nanos) {
    assertTrue(nanos > 0, "a run took " + nanos);
    add(model, role, new Counts(0, texts, tokens, 0));
  }

  @Override
  public void truncated(String model, Role role, long tokens) {
    assertTrue(tokens > 0, "truncated by " + tokens);
    add(model, role, new Counts(0, 0, 0, 1));
  }

  @Override
  public synchronized void refused(String model, Role role, Kind kind) {
    refusals.merge(model + " " + role.label() + " " + kind, 1L, Long::sum);
  }

  private synchronized void add(String model, Role role, Counts more) {
    counts.merge(model + " " + role.label(), more, Counts::plus);
  }

  /** Returns what was told of each model and role. */
  synchronized Map<String, Counts> all() {
    return Map.copyOf(counts);
  }

  /** Returns how often a model, a role and a kind of refusal was told. */
  synchronized Map<String, Long> refusals() {
    return Map.copyOf(refusals);
  }
}
