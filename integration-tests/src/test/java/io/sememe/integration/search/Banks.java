// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Texts about banks of two kinds, which say of which kind by their other words. */
final class Banks {
  static final List<String> OF_RIVERS =
      List.of(
          "After three days of rain the water had eaten away the bank, and an old willow toppled in overnight.",
          "Otters have dug a den in the far bank. At dusk you can watch the cubs slide down into the shallows.",
          "Nettles grew so thickly along the bank that the boys had to wade instead of walk.");

  static final List<String> FOR_SAVINGS =
      List.of(
          "If your card is stolen abroad, call the bank at once and have it blocked.",
          "Shares in the bank fell nine percent after regulators asked how it valued its mortgages.",
          "His grandfather was a cashier at the same bank for forty years and knew every merchant in town by name.");

  private Banks() {}

  /** Returns documents r0, r1, … of rivers and s0, s1, … for savings. */
  static List<ObjectNode> documents() {
    List<ObjectNode> documents = new ArrayList<>();
    IntStream.range(0, OF_RIVERS.size())
        .forEach(i -> documents.add(document("r" + i, OF_RIVERS.get(i))));
    IntStream.range(0, FOR_SAVINGS.size())
        .forEach(i -> documents.add(document("s" + i, FOR_SAVINGS.get(i))));
    return documents;
  }

  private static ObjectNode document(String id, String text) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("body_contextual", text);
  }
}
