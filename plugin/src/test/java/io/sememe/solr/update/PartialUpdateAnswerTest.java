// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the client of a partial update hears, as of one that Solr has handled alone. */
final class PartialUpdateAnswerTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(15);
  private TestCore core;

  @BeforeEach
  void start(@TempDir Path home) throws IOException {
    core = new TestCore(CoreSettings.STORED, home);
  }

  @AfterEach
  void stop() throws IOException {
    core.close();
  }

  @Test
  void versions_are_told_of_partial_updates_too() throws Exception {
    NamedList<Object> answer =
        core.add(
            List.of(
                TestCore.document("id", "1", "body", "one"),
                change("2", "two"),
                change("1", "more"),
                TestCore.document("id", "3", "body", "three")),
            "versions",
            "true");
    NamedList<?> told = (NamedList<?>) answer.get("adds");
    assertEquals(4, told.size());
    for (String id : List.of("1", "2", "3")) {
      int last = told.indexOf(id, "1".equals(id) ? told.indexOf(id, 0) + 1 : 0);
      assertEquals(core.get(id).getFirstValue("_version_"), told.getVal(last), id);
    }
  }

  @Test
  void a_version_that_is_not_there_is_a_conflict_at_once() {
    for (long version : List.of(1L, 12345L)) {
      SolrInputDocument update = change("1", "one");
      update.setField("_version_", version);
      SolrException conflict =
          assertTimeoutPreemptively(
              AT_ONCE, () -> assertThrows(SolrException.class, () -> core.add(List.of(update))));
      assertEquals(ErrorCode.CONFLICT.code, conflict.code());
    }
  }

  @Test
  void a_client_that_does_not_mind_conflicts_hears_of_none() throws Exception {
    SolrInputDocument update = change("1", "one");
    update.setField("_version_", 12345);
    core.add(List.of(update, change("2", "two")), "failOnVersionConflicts", "false");
    assertNull(core.get("1"));
    assertEquals(List.of("two"), core.get("2").getFieldValue("body"));
  }

  @Test
  void a_version_is_compared_with_what_the_same_request_has_written() throws Exception {
    SolrInputDocument update = change("1", "more");
    update.setField("_version_", 1);
    core.add(List.of(TestCore.document("id", "1", "body", "one"), update));
    assertEquals(List.of("one", "more"), core.get("1").getFieldValue("body"));
  }

  @Test
  void a_space_that_does_not_fit_is_told_at_once_though_its_status_is_that_of_a_conflict() {
    core.factory().targets =
        schema -> {
          throw new SolrException(ErrorCode.CONFLICT, "vectors of another space");
        };
    SolrException refused =
        assertTimeoutPreemptively(
            AT_ONCE,
            () -> assertThrows(SolrException.class, () -> core.add(List.of(change("1", "one")))));
    assertEquals("vectors of another space", refused.getMessage());
  }

  @Test
  void overwriting_nothing_adds_another_document_with_a_vector_of_its_own() throws Exception {
    core.add(List.of(TestCore.document("id", "1", "body", "one")));
    core.add(List.of(TestCore.document("id", "1", "body", "one")), "overwrite", "false");
    core.commit();
    assertEquals(List.of("one", "one"), core.factory().embedder.started.subList(0, 1 + 1));
  }

  @Test
  void a_touch_of_what_is_not_there_makes_nothing() throws Exception {
    core.add(
        List.of(TestCore.document("id", "1", "vector", Collections.singletonMap("set", null))));
    assertNull(core.get("1"));
  }

  private static SolrInputDocument change(String id, String word) {
    return TestCore.document("id", id, "body", Map.of("add", word));
  }
}
