// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents larger than anybody wants them. */
final class LargeDocumentTest {
  private static final String WORDS = "word ".repeat(300_000).trim();

  @Test
  void ten_thousand_values_are_one_text(@TempDir Path home) throws Exception {
    List<String> values = IntStream.range(0, 10_000).mapToObj(i -> "value " + i).toList();
    try (TestCore core = new TestCore(CoreSettings.STORED, home)) {
      core.add(List.of(TestCore.document("id", "1", "body", values)));
      core.commit();
      core.add(List.of(TestCore.document("id", "1", "body", Map.of("remove", "value 5000"))));
      core.add(List.of(TestCore.document("id", "1", "body", Map.of("add-distinct", "value 0"))));
      String rest =
          String.join("\n", values.stream().filter(value -> !value.equals("value 5000")).toList());
      assertEquals(List.of(String.join("\n", values), rest), core.factory().embedder.started);
      float[] vector = FakeEmbedder.vectorOf(rest);
      assertEquals(
          List.of(vector[0], vector[1]), List.copyOf(core.get("1").getFieldValues("vector")));
    }
  }

  @Test
  void a_hundred_thousand_passages_are_refused_with_what_can_be_done(@TempDir Path home)
      throws Exception {
    try (TestCore core = new TestCore(CoreSettings.passages(true), home)) {
      SolrException refused =
          assertThrows(
              SolrException.class,
              () -> core.add(List.of(TestCore.document("id", "1", "body", WORDS))));
      assertEquals(ErrorCode.BAD_REQUEST.code, refused.code());
      for (String told :
          List.of(
              "'1'",
              "100000 passages",
              "3 tokens",
              "maxPassages is 1000",
              "passageTokens",
              "beyondMaxPassages")) {
        assertTrue(refused.getMessage().contains(told), refused.getMessage());
      }
      assertEquals(List.of(), core.factory().embedder.started);
      assertNull(core.get("1"));
    }
  }

  @Test
  void or_cut_off_where_that_is_wanted_and_counted(@TempDir Path home) throws Exception {
    CoreSettings cut = CoreSettings.passages(true).with("beyondMaxPassages", "cut");
    try (TestCore core = new TestCore(cut, home)) {
      NamedList<Object> answer = core.add(List.of(TestCore.document("id", "1", "body", WORDS)));
      NamedList<?> counts = (NamedList<?>) ((NamedList<?>) answer.get("embedding")).get("vector");
      assertEquals(99_000, counts.get("cutPassages"));
      assertEquals(1_000, core.get("1").getFieldValues("vector_passages").size());
    }
  }
}
