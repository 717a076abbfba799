// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.measure.solr.SolrPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SolrMeasurementTest {

  @TempDir private Path folder;

  @Test
  void without_arguments_a_thousand_documents_are_measured_three_times()
      throws UsageException, IOException {
    SolrPlan plan = plan();
    assertEquals("bge-small-en-v1.5", plan.model());
    assertEquals("generated", plan.corpus().name());
    assertEquals(1_000, plan.corpus().documents().size());
    assertEquals(1_000, plan.queries());
    assertEquals(3, plan.rounds());
  }

  @Test
  void a_collection_gives_documents_and_questions() throws UsageException, IOException {
    writeCollection("q1\td1\t1\n");
    SolrPlan plan = plan(folder.toString(), "--documents", "5", "--queries", "7");
    assertEquals(List.of("wings\nthey stall"), plan.corpus().passages());
    assertEquals(List.of("why stall"), plan.originals());
    assertEquals(7, plan.queries());
  }

  @Test
  void a_collection_without_judged_queries_is_refused() throws IOException {
    writeCollection("");
    assertThrows(IOException.class, () -> plan(folder.toString()));
  }

  private void writeCollection(String judgements) throws IOException {
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        "{\"_id\": \"d1\", \"title\": \"wings\", \"text\": \"they stall\"}");
    Files.writeString(
        folder.resolve("queries.jsonl"), "{\"_id\": \"q1\", \"text\": \"why stall\"}");
    Files.writeString(folder.resolve("qrels/test.tsv"), "query\tdocument\tscore\n" + judgements);
  }

  private static SolrPlan plan(String... words) throws UsageException, IOException {
    return SolrMeasurement.plan(Arguments.parse(List.of(words), SolrMeasurement.OPTIONS));
  }
}
