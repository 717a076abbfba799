// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.JsonLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The small encyclopedia of the demonstration and the questions it is asked.
 *
 * @param articles documents for the configset that ships
 * @param questions what readers may ask of them
 */
public record SampleCollection(List<ObjectNode> articles, List<String> questions) {

  private static final List<String> PARTS = List.of("articles-part1.jsonl", "articles-part2.jsonl");
  private static final String QUESTIONS = "questions.json";

  /** Reads both. */
  public static SampleCollection load() throws IOException {
    List<ObjectNode> articles = new ArrayList<>();
    for (String part : PARTS) {
      try (BufferedReader reader = open(part)) {
        articles.addAll(JsonLines.read(reader));
      }
    }
    return new SampleCollection(List.copyOf(articles), readQuestions());
  }

  private static List<String> readQuestions() throws IOException {
    List<String> questions = new ArrayList<>();
    try (BufferedReader reader = open(QUESTIONS)) {
      for (JsonNode question : new ObjectMapper().readTree(reader)) {
        questions.add(question.path("text").asText());
      }
    }
    return List.copyOf(questions);
  }

  private static BufferedReader open(String resource) {
    return new BufferedReader(
        new InputStreamReader(
            Objects.requireNonNull(SampleCollection.class.getResourceAsStream(resource), resource),
            StandardCharsets.UTF_8));
  }
}
