// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that bring more than lies in memory together. */
final class AnsweredPageTest {
  @Test
  void documents_of_a_long_page_are_read_some_at_a_time(@TempDir Path home)
      throws IOException, SolrServerException {
    assertReadInParts(home, 120, "Tea.", 50);
  }

  @Test
  void of_long_documents_fewer_are_read_together(@TempDir Path home)
      throws IOException, SolrServerException {
    assertReadInParts(home, 12, "Tea." + " ".repeat(1_100_000), 4);
  }

  private static void assertReadInParts(Path home, int documents, String text, int most)
      throws IOException, SolrServerException {
    try (AnswerCore core = new AnswerCore(home)) {
      core.reader().reset();
      for (int i = 0; i < documents; i++) {
        core.embedded().client().add(new SolrInputDocument("id", "d" + i, "body", i + " " + text));
      }
      core.embedded().client().commit();
      SolrDocumentList found =
          core.get(
                  "/select", "q", "*:*", "rows", "1000", "text", "tea", "fl", "id,[answer v=$text]")
              .getResults();
      found.forEach(
          document -> {
            NamedList<?> answer = (NamedList<?>) document.get("[answer]");
            String number = String.valueOf(document.get("id")).substring(1);
            assertEquals(number + " Tea.", answer.get("text"));
          });
      assertEquals(documents, found.size());
      assertEquals(documents, core.reader().texts().size());
      assertTrue(core.reader().mostTogether() <= most, () -> core.reader().mostTogether() + "");
    }
  }
}
