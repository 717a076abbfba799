// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.measure.reembed.ReembedPlan;
import io.sememe.integration.measure.texts.Corpus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReembedMeasurementTest {

  @TempDir private Path folder;

  @Test
  void without_arguments_ten_thousand_documents_move_to_the_model_that_is_the_default()
      throws UsageException, IOException {
    ReembedPlan plan = plan();
    assertEquals("all-minilm-l6-v2", plan.from());
    assertEquals("bge-small-en-v1.5", plan.into());
    assertEquals(Corpus.generatedDistinct(10_000), plan.corpus());
    assertEquals(50, plan.questions().stream().distinct().count());
    assertEquals(100, plan.loadPercent());
  }

  @Test
  void options_say_otherwise() throws UsageException, IOException {
    ReembedPlan plan = plan("--model", "a", "--into", "b", "--documents", "9", "--load", "5");
    ReembedPlan expected =
        new ReembedPlan("a", "b", Corpus.generatedDistinct(9), plan.questions(), 5);
    assertEquals(expected, plan);
  }

  @Test
  void a_collection_is_asked_its_own_questions() throws UsageException, IOException {
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(
        folder.resolve("corpus.jsonl"), "{\"_id\": \"d\", \"title\": \"\", \"text\": \"wings\"}\n");
    Files.writeString(
        folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"what flies\"}\n");
    Files.writeString(folder.resolve("qrels/test.tsv"), "query\tdocument\tscore\nq\td\t1\n");
    ReembedPlan plan = plan(folder.toString());
    assertEquals(List.of("wings"), plan.corpus().passages());
    assertEquals(List.of("what flies"), plan.questions());
  }

  @Test
  void a_move_from_a_model_to_itself_is_refused() {
    UsageException refused =
        assertThrows(UsageException.class, () -> plan("--model", "a", "--into", "a"));
    assertEquals("--model and --into are the same: a", refused.getMessage());
  }

  @Test
  void a_load_that_the_job_would_refuse_is_refused() {
    UsageException refused = assertThrows(UsageException.class, () -> plan("--load", "4"));
    assertEquals("--load takes a number from 5 to 100, got: 4", refused.getMessage());
  }

  private static ReembedPlan plan(String... words) throws UsageException, IOException {
    return ReembedMeasurement.plan(Arguments.parse(List.of(words), ReembedMeasurement.OPTIONS));
  }
}
