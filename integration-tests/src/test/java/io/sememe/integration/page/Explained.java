// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.SolrNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the handler says of a text, to compare the page with.
 *
 * @param text the text
 * @param body the handler's answer
 */
record Explained(String text, JsonNode body) {
  private static final int LISTED = 6;

  /** Asks the handler itself. */
  static Explained of(SolrNode node, String collection, String text, String... namesAndValues) {
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    if (!parameters.containsKey("id")) {
      parameters.put("text", text);
    }
    String path = "/" + collection + "/sememe/explain";
    return new Explained(text, node.http().postForm(path, parameters).orThrow().body());
  }

  /** Returns the weights of a square: "mean", "rollout", or the number of a head in the answer. */
  JsonNode square(String name) {
    return name.matches("[0-9]+")
        ? body.at("/attention/heads/" + name + "/weights")
        : body.at("/attention/" + name);
  }

  /** Returns which token stands for a word. */
  int indexOf(String word) {
    return IntStream.range(0, body.path("tokens").size())
        .filter(i -> body.path("tokens").get(i).path("piece").asText().equals(word))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Returns the lines of the page's list for a token: what it looks at most, special ones aside.
   */
  List<String> targets(JsonNode square, int token, boolean special) {
    JsonNode row = square.get(token);
    return IntStream.range(0, row.size())
        .filter(i -> special || !isSpecial(i))
        .boxed()
        .sorted(Comparator.comparing((Integer i) -> -row.get(i).asDouble()))
        .limit(LISTED)
        .map(i -> (i == token ? "itself" : named(i)) + " " + decimal(row.get(i).asDouble()))
        .toList();
  }

  /** Returns how a token looks in the page. */
  String label(int token) {
    JsonNode said = body.path("tokens").get(token);
    return isSpecial(token)
        ? said.path("piece").asText()
        : text.substring(said.path("start").asInt(), said.path("end").asInt());
  }

  /** Returns the heads in which a token looks most at another, as the page calls them. */
  List<String> bestHeads(int from, int target) {
    List<JsonNode> heads = new ArrayList<>();
    body.at("/attention/heads").forEach(heads::add);
    return heads.stream()
        .sorted(Comparator.comparing((JsonNode head) -> -weight(head, from, target)))
        .limit(LISTED)
        .map(
            head ->
                "layer %d, head %d %s"
                    .formatted(
                        head.path("layer").asInt(),
                        head.path("head").asInt(),
                        decimal(weight(head, from, target))))
        .toList();
  }

  /** Returns a weight as the page writes it. */
  static String decimal(double weight) {
    return String.format(Locale.ROOT, "%.3f", weight);
  }

  private static double weight(JsonNode head, int from, int target) {
    return head.path("weights").get(from).get(target).asDouble();
  }

  private String named(int token) {
    return isSpecial(token) ? label(token) : "“" + label(token) + "”";
  }

  private boolean isSpecial(int token) {
    return body.path("tokens").get(token).path("source").asText().equals("special");
  }
}
