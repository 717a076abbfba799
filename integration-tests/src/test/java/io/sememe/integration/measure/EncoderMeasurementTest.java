// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.measure.encoder.EncoderPlan;
import io.sememe.integration.measure.encoder.EncoderPlan.Part;
import io.sememe.integration.measure.peers.Peer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncoderMeasurementTest {

  @TempDir private Path folder;

  @Test
  void without_arguments_everything_but_the_storm_is_measured_with_the_default_model()
      throws UsageException, IOException {
    EncoderPlan plan = plan();
    assertEquals("bge-small-en-v1.5", plan.model());
    assertEquals(List.of(Peer.values()), plan.peers());
    assertEquals(Set.of(Part.values()), plan.parts());
    assertEquals(1, plan.corpora().size());
    assertEquals(400, plan.corpora().get(0).documents().size());
    assertEquals(7, plan.rounds());
    assertEquals(0, plan.stormMinutes());
  }

  @Test
  void ours_is_compared_whoever_else_is_named() throws UsageException, IOException {
    assertEquals(List.of(Peer.SEMEME, Peer.VESPA), plan("--peers", "vespa").peers());
  }

  @Test
  void a_part_can_be_measured_alone() throws UsageException, IOException {
    assertEquals(
        Set.of(Part.ROOFLINE, Part.LOAD),
        plan("--parts", "roofline,load", "--rounds", "1").parts());
  }

  @Test
  void a_collection_is_a_second_corpus_named_after_its_folder() throws UsageException, IOException {
    Files.writeString(
        folder.resolve("corpus.jsonl"),
        """
        {"_id": "1", "title": "Wings", "text": "They\\nlift."}
        {"_id": "2", "title": "Left out", "text": ""}
        """);
    Files.writeString(folder.resolve("queries.jsonl"), "");
    Files.createDirectories(folder.resolve("qrels"));
    Files.writeString(folder.resolve("qrels/test.tsv"), "");
    EncoderPlan plan = plan(folder.toString(), "--texts", "1");
    assertEquals(String.valueOf(folder.getFileName()), plan.corpora().get(1).name());
    assertEquals(List.of("Wings\nThey\nlift."), plan.corpora().get(1).passages());
  }

  @Test
  void what_makes_no_sense_is_refused() {
    for (List<String> words :
        List.of(
            List.of("--rounds", "0"),
            List.of("--rounds", "many"),
            List.of("--storm", "-1"),
            List.of("--peers", "elastic"),
            List.of("--parts", "peers,everything"),
            List.of("missing folder"),
            List.of("one", "two"))) {
      assertThrows(
          UsageException.class, () -> plan(words.toArray(String[]::new)), words.toString());
    }
  }

  private static EncoderPlan plan(String... words) throws UsageException, IOException {
    return EncoderMeasurement.plan(Arguments.parse(List.of(words), EncoderMeasurement.OPTIONS));
  }
}
