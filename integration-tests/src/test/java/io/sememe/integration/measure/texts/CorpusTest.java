// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @TempDir private Path folder;

  @BeforeEach
  void write_a_small_collection() throws IOException {
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "d1", "title": "wings", "text": "they stall"}
        {"_id": "d2", "title": "", "text": "no title"}
        {"_id": "d3", "title": "", "text": ""}
        {"_id": "d4", "title": "no body", "text": ""}
        """);
    Files.writeString(folder.resolve("queries.jsonl"), "");
    Files.writeString(folder.resolve("qrels/test.tsv"), "");
  }

  @Test
  void passages_join_title_and_body_as_the_chain_does() throws IOException {
    assertEquals(List.of("wings\nthey stall", "no title", "no body"), first(10).passages());
  }

  @Test
  void a_collection_gives_as_many_documents_as_it_can_and_its_name() throws IOException {
    Corpus corpus = first(2);
    assertEquals(List.of("d1", "d2"), corpus.documents().stream().map(CorpusTest::id).toList());
    assertEquals(folder.getFileName().toString(), corpus.name());
  }

  @Test
  void a_collection_without_texts_is_refused() throws IOException {
    Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"d1\", \"text\": \"\"}");
    assertThrows(IOException.class, () -> first(1));
  }

  @Test
  void generated_texts_are_the_same_every_time_and_have_ids_of_their_own() {
    Corpus corpus = Corpus.generated(200);
    assertEquals(corpus, Corpus.generated(200));
    assertEquals(
        200, new HashSet<>(corpus.documents().stream().map(CorpusTest::id).toList()).size());
    assertTrue(corpus.passages().stream().noneMatch(String::isBlank));
  }

  @Test
  void distinct_documents_are_those_that_say_something_new() throws IOException {
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "d1", "title": "wings", "text": "stall"}
        {"_id": "d2", "title": "wings", "text": "stall"}
        {"_id": "d3", "title": "", "text": "wings"}
        """);
    assertEquals(List.of("wings\nstall", "wings"), first(10).distinct().passages());
  }

  @Test
  void generated_texts_can_be_as_many_different_ones() {
    Corpus corpus = Corpus.generatedDistinct(5_000);
    assertEquals(5_000, corpus.documents().size());
    assertEquals(corpus, corpus.distinct());
  }

  private Corpus first(int size) throws IOException {
    return Corpus.firstOf(BeirCollection.read(folder), size);
  }

  private static String id(JsonNode document) {
    return document.path("id").asText();
  }
}
