// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BeirCollectionTest {

  @TempDir private Path folder;

  @BeforeEach
  void write_a_small_collection() throws IOException {
    Files.createDirectory(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "d1", "title": "wings", "text": "they stall", "metadata": {}}
        {"_id": "d2", "title": "", "text": ""}
        """);
    Files.writeString(
        folder.resolve("queries.jsonl"),
        """
        {"_id": "q1", "text": "judged"}
        {"_id": "q2", "text": "judged irrelevant"}
        {"_id": "q3", "text": "never judged"}
        """);
    writeJudgements("query-id\tcorpus-id\tscore\nq1\td1\t2\nq1\td2\t0\nq2\td1\t0\n");
  }

  @Test
  void documents_get_the_field_names_of_the_schema_and_no_empty_fields() throws IOException {
    assertEquals(
        List.of("{\"id\":\"d1\",\"title\":\"wings\",\"body\":\"they stall\"}", "{\"id\":\"d2\"}"),
        BeirCollection.read(folder).documents().stream().map(Object::toString).toList());
  }

  @Test
  void only_queries_with_a_relevant_document_are_asked() throws IOException {
    assertEquals(
        List.of(new BeirCollection.Query("judged", Map.of("d1", 2, "d2", 0))),
        BeirCollection.read(folder).queries());
  }

  @Test
  void other_judgements_are_read_when_they_are_named() throws IOException {
    Files.writeString(folder.resolve("qrels/train.tsv"), "query-id\tcorpus-id\tscore\nq3\td1\t1\n");
    assertEquals(
        List.of(new BeirCollection.Query("never judged", Map.of("d1", 1))),
        BeirCollection.read(folder, "train").queries());
  }

  @Test
  void a_broken_judgement_is_refused() throws IOException {
    writeJudgements("query-id\tcorpus-id\tscore\nq1 d1 2\n");
    assertThrows(IOException.class, () -> BeirCollection.read(folder));
  }

  private void writeJudgements(String lines) throws IOException {
    Files.writeString(folder.resolve("qrels/test.tsv"), lines);
  }
}
