// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.Role;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A text and the vector that a model must give of it.
 *
 * @param text as a caller gives it, without the prefix of its role
 * @param vector of any length but 0; not to be changed
 */
public record GoldenVector(String text, Role role, float[] vector) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof GoldenVector that
        && text.equals(that.text)
        && role == that.role
        && Arrays.equals(vector, that.vector);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, role, Arrays.hashCode(vector));
  }

  @Override
  public String toString() {
    return "GoldenVector of " + text.length() + " chars, " + vector.length + " dimensions";
  }
}
