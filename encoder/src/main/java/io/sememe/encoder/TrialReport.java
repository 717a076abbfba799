// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import java.util.List;
import java.util.Map;

/**
 * What became known of a model while it was tried.
 *
 * @param task what it is made for, as {@code sememe.json} labels it
 * @param device what it ran on: {@code cpu}, {@code cuda:0}
 * @param dimension how long its vectors are; 0 when its task gives none
 * @param maxTokens how many tokens it sees
 * @param tokenLimits how many tokens it sees, by the file that says so
 * @param fingerprint hash of everything that changes a vector; empty unless it is made for text
 *     embedding
 * @param loadMillis how long loading took, libraries and trial runs included
 * @param nativeBytes what it took outside the Java heap; 0 where the system does not tell
 * @param sha256 of the files that make it, lower-case hexadecimal, by name
 * @param golden vectors of two texts, to be kept in {@code sememe.json}; empty unless it is made
 *     for text embedding
 */
public record TrialReport(
    String task,
    String device,
    int dimension,
    int maxTokens,
    Map<String, Integer> tokenLimits,
    String fingerprint,
    long loadMillis,
    long nativeBytes,
    Map<String, String> sha256,
    List<Golden> golden) {
  /**
   * A vector that the model gave.
   *
   * @param vector of the dimension of the report; owned by the receiver
   */
  public record Golden(String text, Role role, float[] vector) {
    @Override
    public String toString() {
      return "Golden[" + role.label() + ", " + vector.length + "]";
    }
  }

  /** Keeps copies. */
  public TrialReport {
    tokenLimits = Map.copyOf(tokenLimits);
    sha256 = Map.copyOf(sha256);
    golden = List.copyOf(golden);
  }
}
