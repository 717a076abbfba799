// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SampleCollectionTest {

  @Test
  void every_article_is_complete_and_has_an_id_of_its_own() throws IOException {
    List<ObjectNode> articles = SampleCollection.load().articles();
    for (ObjectNode article : articles) {
      for (String field : List.of("id", "title", "topic", "body")) {
        assertFalse(article.path(field).asText().isBlank(), article.toString());
      }
    }
    assertEquals(
        articles.size(),
        articles.stream()
            .map(article -> article.path("id").asText())
            .collect(Collectors.toSet())
            .size());
  }

  @Test
  void there_are_questions_to_ask() throws IOException {
    List<String> questions = SampleCollection.load().questions();
    assertFalse(questions.isEmpty());
    assertTrue(questions.stream().noneMatch(String::isBlank));
  }
}
