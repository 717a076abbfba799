// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.encoder.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The list {@code golden} of {@code sememe.json}. */
final class GoldenJson {
  static final String KEY = "golden";

  private static final Set<String> KEYS = Set.of("text", "role", "vector");

  /** Each costs a run while the model is loaded. */
  private static final int MOST = 64;

  private GoldenJson() {}

  /**
   * Reads.
   *
   * @param own the folder's {@code sememe.json}
   * @return none where it states none
   */
  static List<GoldenVector> read(SememeJson own, Task task) {
    if (task != Task.TEXT_EMBEDDING) {
      own.refuse(Set.of(KEY), task);
    }
    List<JsonKeys> objects = own.golden(KEYS);
    if (objects.size() > MOST) {
      throw objects.get(MOST).failed("'" + KEY + "' has more than " + MOST + " vectors");
    }
    return objects.stream().map(GoldenJson::vector).toList();
  }

  private static GoldenVector vector(JsonKeys keys) {
    String text = keys.text("text").orElseThrow(() -> keys.mustBe("text", "there"));
    Role role =
        keys.labelled("role", GoldenJson::role, roles())
            .orElseThrow(() -> keys.mustBe("role", "there"));
    JsonNode values = keys.valueOf("vector").orElseThrow(() -> keys.mustBe("vector", "there"));
    return new GoldenVector(text, role, floats(keys, values));
  }

  private static float[] floats(JsonKeys keys, JsonNode values) {
    float[] floats = new float[values.size()];
    boolean valid = values.isArray() && floats.length > 0;
    double square = 0;
    for (int i = 0; valid && i < floats.length; i++) {
      valid = values.get(i).isNumber();
      floats[i] = values.get(i).floatValue();
      square += (double) floats[i] * floats[i];
    }
    if (!valid || !(square > 0) || Double.isInfinite(square)) {
      throw keys.mustBe("vector", "a list of finite numbers, not all of them 0");
    }
    return floats;
  }

  private static Optional<Role> role(String label) {
    return Arrays.stream(Role.values()).filter(role -> role.label().equals(label)).findFirst();
  }

  private static String roles() {
    return Arrays.stream(Role.values()).map(Role::label).collect(Collectors.joining(", "));
  }
}
