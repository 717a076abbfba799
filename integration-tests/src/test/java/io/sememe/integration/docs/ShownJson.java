// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares an answer with the part of it that a document shows: keys may be left out, a text may
 * end with an ellipsis, entries of a list may not.
 */
final class ShownJson {
  private static final String ELLIPSIS = "…";

  private final List<String> differences = new ArrayList<>();

  private ShownJson() {}

  /** Returns what differs, a line each, with the place. */
  static List<String> differences(JsonNode shown, JsonNode answer) {
    ShownJson comparison = new ShownJson();
    comparison.compare("", shown, answer);
    return comparison.differences;
  }

  private void compare(String place, JsonNode shown, JsonNode answer) {
    if (shown.isObject() && answer.isObject()) {
      shown
          .fields()
          .forEachRemaining(
              one ->
                  compare(place + "/" + one.getKey(), one.getValue(), answer.path(one.getKey())));
    } else if (shown.isArray() && answer.isArray() && shown.size() == answer.size()) {
      for (int i = 0; i < shown.size(); i++) {
        compare(place + "/" + i, shown.get(i), answer.get(i));
      }
    } else if (!isSame(shown, answer)) {
      differences.add(place + ": " + shown + " is shown, " + answer + " is answered");
    }
  }

  private static boolean isSame(JsonNode shown, JsonNode answer) {
    String text = shown.asText();
    if (shown.isTextual() && text.endsWith(ELLIPSIS)) {
      return answer.asText().startsWith(text.substring(0, text.length() - ELLIPSIS.length()));
    }
    return shown.equals(answer);
  }
}
