// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static io.sememe.integration.node.TestCore.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Made-up documents and questions about the same things: some words are in many documents, some in
 * few, and a few texts are in several documents, which only their ids then tell apart.
 */
final class RankedTexts {
  static final int TOPICS = 12;

  private static final int DOCUMENTS = 330;
  private static final int QUESTIONS = 200;
  private static final int GRADES = 1000;
  private static final List<String> THINGS =
      List.of(
          "river bank",
          "savings bank",
          "hot tea",
          "black coffee",
          "python code",
          "grass snake",
          "interest rate",
          "flood water",
          "green leaf",
          "house loan",
          "spider web",
          "web page");
  private static final List<String> QUESTIONS_ABOUT =
      List.of(
          "Where is a %s beside a %s?",
          "%s or %s", "what has a %s to do with a %s", "Is the %s older than the %s?");

  private RankedTexts() {}

  /** Those of a topic lie on one shard, as collapsing wants it. */
  static List<ObjectNode> documents() {
    Random random = new Random(7);
    return IntStream.range(0, DOCUMENTS).mapToObj(number -> made(random, number)).toList();
  }

  /** No two are the same. */
  static List<String> questions() {
    return IntStream.range(0, QUESTIONS).mapToObj(RankedTexts::question).toList();
  }

  private static ObjectNode made(Random random, int number) {
    List<String> body = new ArrayList<>();
    for (int things = random.nextInt(4); things >= 0; things--) {
      body.add(thing(random.nextInt(THINGS.size())));
    }
    body.add("It is worth g" + random.nextInt(GRADES) + " points.");
    String topic = "topic" + number % TOPICS;
    String title = thing(random.nextInt(THINGS.size()));
    return document(topic + "!" + name(number), title, String.join(", ", body), topic);
  }

  /** Some ids are of a kind that is easily torn where several of them are put together. */
  private static String name(int number) {
    return number % 50 == 0 ? number + " ,;:\"{}\u00E9\uD83C\uDF75" : "d" + number;
  }

  private static String question(int number) {
    int pair = number / QUESTIONS_ABOUT.size();
    String one = thing(pair % THINGS.size());
    String other = thing((pair + 1 + pair / THINGS.size()) % THINGS.size());
    return QUESTIONS_ABOUT.get(number % QUESTIONS_ABOUT.size()).formatted(one, other);
  }

  private static String thing(int number) {
    return THINGS.get(number);
  }
}
