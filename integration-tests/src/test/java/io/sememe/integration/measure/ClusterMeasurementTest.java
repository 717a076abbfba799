// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.integration.measure.cluster.ClusterPlan;
import io.sememe.integration.measure.texts.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterMeasurementTest {

  @TempDir private Path folder;

  @Test
  void without_arguments_five_nodes_die_while_five_thousand_documents_come_in()
      throws UsageException, IOException {
    ClusterPlan expected =
        new ClusterPlan("bge-small-en-v1.5", Corpus.generatedDistinct(5_000), 5, 1);
    assertEquals(expected, plan());
  }

  @Test
  void options_say_otherwise() throws UsageException, IOException {
    ClusterPlan expected = new ClusterPlan("m", Corpus.generatedDistinct(9), 2, 3);
    assertEquals(expected, plan("--model", "m", "--documents", "9", "--kills", "2", "--seed", "3"));
  }

  @Test
  void a_text_that_a_collection_repeats_is_left_out() throws UsageException, IOException {
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "d1", "title": "wings", "text": "they stall"}
        {"_id": "d2", "title": "wings", "text": "they stall"}
        """);
    Files.writeString(folder.resolve("queries.jsonl"), "");
    Files.writeString(folder.resolve("qrels/test.tsv"), "");
    assertEquals(List.of("wings\nthey stall"), plan(folder.toString()).corpus().passages());
  }

  private static ClusterPlan plan(String... words) throws UsageException, IOException {
    return ClusterMeasurement.plan(Arguments.parse(List.of(words), ClusterMeasurement.OPTIONS));
  }
}
