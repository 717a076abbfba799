// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With Solr's TolerantUpdateProcessor in front, bad documents do not take others with them. */
final class TolerantChainTest {
  private static final int DOCUMENTS = 100;
  private TestCore core;

  @BeforeEach
  void start(@TempDir Path home) throws IOException, SolrServerException {
    core = new TestCore(CoreSettings.STORED, home);
    core.add(List.of(TestCore.document("id", "41", "body", "before")));
  }

  @AfterEach
  void stop() throws IOException {
    core.close();
  }

  @Test
  void each_bad_document_is_told_under_its_own_id_and_all_others_are_indexed() throws Exception {
    List<String> told = errors(core.add(mixed(), "update.chain", "tolerant"));
    assertEquals(List.of("17", "40", "41", "63", "99"), told.stream().sorted().toList());
    for (int i = 0; i < DOCUMENTS; i++) {
      boolean there = i == 41 || !told.contains(String.valueOf(i));
      assertEquals(there, core.get(String.valueOf(i)) != null, "document " + i);
    }
  }

  @Test
  void too_many_bad_documents_fail_the_request() throws Exception {
    SolrException failure =
        assertThrows(
            SolrException.class,
            () -> core.add(mixed(), "update.chain", "tolerant", "maxErrors", "4"));
    assertEquals(5, failure.getMetadata().size());
    assertNotNull(core.get("0"));
    assertEquals(5, errors(core.add(mixed(), "update.chain", "tolerant", "maxErrors", "5")).size());
  }

  @Test
  void a_chain_that_tolerates_nothing_indexes_what_came_before_the_bad_document() throws Exception {
    SolrException failure = assertThrows(SolrException.class, () -> core.add(mixed()));
    assertTrue(failure.getMessage().contains("[doc=17] unknown field"), failure.getMessage());
    assertNotNull(core.get("16"));
    assertNull(core.get("17"));
    assertNull(core.get("18"));
  }

  @Test
  void a_document_without_an_id_takes_no_other_with_it() throws Exception {
    core.add(withoutIds(), "update.chain", "tolerant");
    assertNotNull(core.get("a"));
    assertNotNull(core.get("d"));
  }

  @Test
  void a_chain_that_tolerates_nothing_indexes_what_came_before_one_without_an_id()
      throws Exception {
    SolrException failure = assertThrows(SolrException.class, () -> core.add(withoutIds()));
    assertEquals(400, failure.code());
    assertTrue(failure.getMessage().contains("uniqueKey"), failure.getMessage());
    assertNotNull(core.get("a"));
    assertNull(core.get("d"));
  }

  private static List<SolrInputDocument> withoutIds() {
    return List.of(
        TestCore.document("id", "a", "body", "text a"),
        TestCore.document("body", "text b"),
        TestCore.document("id", List.of("c", "c2"), "body", "text c"),
        TestCore.document("id", "d", "body", "text d"));
  }

  /** A field that the schema lacks, a text that no model takes, and changes that cannot be made. */
  private static List<SolrInputDocument> mixed() {
    List<SolrInputDocument> documents = new ArrayList<>();
    IntStream.range(0, DOCUMENTS)
        .forEach(i -> documents.add(TestCore.document("id", "" + i, "body", "text " + i)));
    documents.set(17, TestCore.document("id", "17", "body", "text", "nowhere", "x"));
    documents.set(40, TestCore.document("id", "40", "body", FakeEmbedder.BROKEN));
    documents.set(41, TestCore.document("id", "41", "body", Map.of("removeregex", "(")));
    documents.set(63, TestCore.document("id", "63", "body", Map.of("explode", "x")));
    documents.set(99, TestCore.document("id", "99", "body", "text", "_version_", "none"));
    return documents;
  }

  private static List<String> errors(NamedList<Object> response)
      throws IOException, SolrServerException {
    List<?> errors = (List<?>) ((NamedList<?>) response.get("responseHeader")).get("errors");
    return errors.stream().map(error -> String.valueOf(((NamedList<?>) error).get("id"))).toList();
  }
}
