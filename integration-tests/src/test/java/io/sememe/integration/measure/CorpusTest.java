// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @TempDir private Path folder;

  @Test
  void passages_join_title_and_body_as_the_chain_does() throws IOException {
    writeCollection();
    assertEquals(
        List.of("wings\nthey stall", "no title", "no body"), Corpus.read(folder, 10, 1).passages());
  }

  @Test
  void a_collection_gives_as_many_documents_as_it_can_and_as_many_questions_as_wanted()
      throws IOException {
    writeCollection();
    Corpus corpus = Corpus.read(folder, 2, 3);
    assertEquals(List.of("d1", "d2"), corpus.documents().stream().map(CorpusTest::id).toList());
    assertEquals(List.of("why stall", "stall why", "why stall 2"), corpus.questions());
  }

  @Test
  void a_collection_without_texts_is_refused() throws IOException {
    writeCollection();
    Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"d1\", \"text\": \"\"}");
    assertThrows(IOException.class, () -> Corpus.read(folder, 1, 1));
  }

  @Test
  void generated_texts_are_the_same_every_time_and_differ_from_each_other() {
    Corpus corpus = Corpus.generated(200, 200);
    assertEquals(corpus, Corpus.generated(200, 200));
    assertEquals(200, new HashSet<>(corpus.passages()).size());
    assertEquals(200, new HashSet<>(corpus.questions()).size());
    assertTrue(corpus.passages().stream().noneMatch(String::isBlank));
  }

  @Test
  void other_seeds_give_other_texts() {
    assertNotEquals(new GeneratedTexts(1).body(), new GeneratedTexts(2).body());
  }

  @Test
  void questions_are_parted_without_overlap() {
    Corpus corpus = Corpus.generated(1, 10);
    List<String> warmUp = corpus.withQuestions(7, 10).questions();
    assertEquals(corpus.questions().subList(7, 10), warmUp);
    assertFalse(corpus.withQuestions(0, 7).questions().stream().anyMatch(warmUp::contains));
  }

  private static String id(JsonNode document) {
    return document.path("id").asText();
  }

  private void writeCollection() throws IOException {
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "d1", "title": "wings", "text": "they stall"}
        {"_id": "d2", "title": "", "text": "no title"}
        {"_id": "d3", "title": "", "text": ""}
        {"_id": "d4", "title": "no body", "text": ""}
        """);
    Files.writeString(
        folder.resolve("queries.jsonl"), "{\"_id\": \"q1\", \"text\": \"why stall\"}");
    Files.writeString(folder.resolve("qrels/test.tsv"), "query\tdocument\tscore\nq1\td1\t1\n");
  }
}
