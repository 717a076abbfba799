// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.measure.quality.Cutting;
import io.sememe.integration.measure.quality.Part;
import io.sememe.integration.measure.quality.QualityPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityMeasurementTest {

  @TempDir private Path folder;

  @Test
  void documents_are_not_cut_unless_it_is_asked_for() throws UsageException {
    assertEquals(Cutting.NONE, cutting());
  }

  @Test
  void every_way_to_cut_has_a_word() throws UsageException {
    assertEquals(Cutting.NONE, cutting("--passages", "none"));
    assertEquals(Cutting.TOKENS, cutting("--passages", "tokens"));
    assertEquals(Cutting.SENTENCE, cutting("--passages", "sentence"));
    assertEquals(Cutting.LATE, cutting("--passages", "late"));
  }

  @Test
  void another_word_is_refused_with_those_there_are() {
    UsageException refused =
        assertThrows(UsageException.class, () -> cutting("--passages", "words"));
    assertEquals(
        "--passages takes one of [none, tokens, sentence, late], got: words", refused.getMessage());
  }

  @Test
  void sparse_terms_are_measured_where_there_is_a_model_for_them() throws Exception {
    assertEquals(Set.of(Part.VECTORS, Part.CONTEXTUAL), plan().parts());
    assertEquals(Set.of(Part.values()), plan("--weights", weights()).parts());
    assertEquals(Set.of(Part.values()), plan("--sparse", folder.toString()).parts());
  }

  @Test
  void parts_can_be_left_out() throws Exception {
    assertEquals(Set.of(Part.CONTEXTUAL), plan("--parts", "contextual").parts());
    assertEquals(
        Set.of(Part.SPARSE, Part.VECTORS),
        plan("--parts", "sparse,vectors", "--weights", weights()).parts());
  }

  @Test
  void a_model_of_sparse_terms_goes_with_the_part_that_needs_it() throws IOException {
    assertRefused("--parts", "sparse");
    assertRefused("--parts", "contextual", "--weights", weights());
    assertRefused("--weights", weights(), "--sparse", folder.toString());
    assertRefused("--weights", folder + "/missing");
  }

  @Test
  void what_the_contextual_query_takes_is_handed_on_as_it_is_written() throws Exception {
    assertEquals(Map.of(), plan().contextual());
    assertEquals(
        Map.of("alpha", "0.70", "ceiling", "0.9"),
        plan("--alpha", "0.70", "--ceiling", "0.9").contextual());
  }

  private void assertRefused(String... words) {
    assertThrows(UsageException.class, () -> plan(words), () -> List.of(words).toString());
  }

  private String weights() throws IOException {
    return Files.writeString(folder.resolve("weights.json"), "{}").toString();
  }

  private QualityPlan plan(String... words) throws UsageException, IOException {
    Files.writeString(folder.resolve("corpus.jsonl"), "{\"_id\": \"d\", \"text\": \"wings\"}\n");
    Files.writeString(folder.resolve("queries.jsonl"), "{\"_id\": \"q\", \"text\": \"stall\"}\n");
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(folder.resolve("qrels/test.tsv"), "query\tdocument\tscore\nq\td\t1\n");
    List<String> all = new ArrayList<>(List.of(words));
    all.add(folder.toString());
    return QualityMeasurement.plan(Arguments.parse(all, QualityMeasurement.OPTIONS));
  }

  private static Cutting cutting(String... words) throws UsageException {
    return QualityMeasurement.cutting(Arguments.parse(List.of(words), QualityMeasurement.OPTIONS));
  }
}
