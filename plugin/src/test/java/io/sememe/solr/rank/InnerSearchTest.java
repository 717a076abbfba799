// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.SolrParams;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a search within a search takes over from the request, as seen through a reranker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class InnerSearchTest {
  private RerankCore core;

  @BeforeAll
  void index_a_document(@TempDir Path home) throws IOException, SolrServerException {
    core = new RerankCore(home);
    core.add(List.of(new SolrInputDocument("id", "1", "text", "tea", "grade", "5")));
  }

  @BeforeEach
  void forget() {
    RecordingComponent.INNER.clear();
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  @Test
  void it_searches_the_same_documents() throws IOException, SolrServerException {
    SolrParams inner = inner("q", "{!term f=text v=$word}", "word", "tea", "fq", "grade:5");
    assertEquals("{!term f=text v=$word}", inner.get("q"));
    assertEquals("tea", inner.get("word"));
    assertArrayEquals(new String[] {"grade:5"}, inner.getParams("fq"));
  }

  @Test
  void it_finds_the_first_documents_whichever_page_is_asked_for()
      throws IOException, SolrServerException {
    SolrParams inner = inner("start", "30", "rows", "7", "fl", "text,[explain]");
    assertEquals("0", inner.get("start"));
    assertEquals("12", inner.get("rows"));
    assertEquals("score desc,id asc", inner.get("sort"));
    assertArrayEquals(new String[] {"id", "score", "grade"}, inner.getParams("fl"));
    assertNull(inner("sort", "score desc,id asc", "cursorMark", "*").get("cursorMark"));
  }

  @Test
  void it_does_nothing_with_the_hits_but_bring_them() throws IOException, SolrServerException {
    SolrParams inner =
        inner(
            "debug",
            "true",
            "debugQuery",
            "true",
            "echoParams",
            "all",
            "omitHeader",
            "true",
            "facet",
            "true",
            "facet.field",
            "grade",
            "json.facet",
            "{most:'max(grade)'}",
            "hl",
            "true",
            "stats",
            "true",
            "stats.field",
            "grade",
            "expand",
            "true",
            "expand.field",
            "id");
    for (String gone : List.of("rq", "debug", "omitHeader", "json.facet")) {
      assertNull(inner.get(gone), gone);
    }
    for (String off : List.of("debugQuery", "facet", "hl", "stats", "expand", "ans")) {
      assertFalse(inner.getBool(off, true), off);
    }
  }

  @Test
  void it_has_the_time_that_is_left() throws IOException, SolrServerException {
    assertNull(inner().get("timeAllowed"));
    long left = inner("timeAllowed", "60000").getLong("timeAllowed", -1);
    assertTrue(left >= 0 && left <= 60_000, "left: " + left);
  }

  private SolrParams inner(String... more) throws IOException, SolrServerException {
    RecordingComponent.INNER.clear();
    List<String> all = new ArrayList<>(List.of("rq", "{!grade reRankDocs=12}", "df", "text"));
    if (!List.of(more).contains("q")) {
      Collections.addAll(all, "q", "tea");
    }
    Collections.addAll(all, more);
    core.query(all.toArray(String[]::new));
    assertEquals(1, RecordingComponent.INNER.size());
    return RecordingComponent.INNER.remove();
  }
}
