// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.BulkIndexer;
import io.sememe.integration.measure.texts.FreshTexts;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.Storm;
import io.sememe.integration.node.TestCore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node under load finds what a quiet node finds. */
@OnEveryJdk
final class EncodingLoadIT {
  private static final int SEARCHERS = 8;
  private static final int DOCUMENTS = 40;
  private static final int BATCH = 10;
  private static final List<String> QUESTIONS =
      List.of(
          "erosion of riversides",
          "which bank gives the best return",
          "how does a python kill",
          "a hot drink",
          "blocks of a program",
          "someone who owes money");

  private final SolrNode node;
  private final SolrHttp http;
  private TestCore core;

  EncodingLoadIT(SolrNode node) {
    this.node = node;
    this.http = node.http();
  }

  @BeforeEach
  void index_a_few_documents() {
    core = TestCore.of(node, "semantic");
    core.add(
            document("river", "Undercut shores", "Floods wear away the bank of a stream.", "earth"),
            document("deposit", "Savings", "The bank pays interest on money left there.", "money"),
            document("loan", "Mortgages", "A lender holds the house until all is paid.", "money"),
            document("snake", "Pythons", "The snake coils around its prey and squeezes.", "nature"),
            document("language", "Python", "Indentation marks the blocks of a program.", "code"),
            document("tea", "Tea", "Leaves in hot water.", "cooking"))
        .orThrow();
    core.commit();
  }

  @Test
  void searches_during_bulk_indexing_find_the_same_documents_with_the_same_scores() {
    List<List<JsonNode>> quiet = QUESTIONS.stream().map(this::find).toList();
    AtomicInteger indexed = new AtomicInteger();
    AtomicInteger duringIndexing = new AtomicInteger();
    try (Storm searches =
        Storm.of(
            SEARCHERS,
            i -> {
              int question = i % QUESTIONS.size();
              assertSame(quiet.get(question), find(QUESTIONS.get(question)));
              duringIndexing.addAndGet(indexed.get() > 0 ? 1 : 0);
            })) {
      searches.awaitDone(SEARCHERS);
      bulkIndex(indexed);
      assertEquals(List.of(), searches.failures());
      assertTrue(duringIndexing.get() > SEARCHERS, duringIndexing + " searches while indexing");
    }
  }

  private void bulkIndex(AtomicInteger indexed) {
    TestCore other = TestCore.of(node, "semantic");
    List<ObjectNode> documents =
        IntStream.range(0, DOCUMENTS)
            .mapToObj(
                i -> document("d" + i, "Number " + i, "one more sentence ".repeat(i % 30), "x"))
            .toList();
    new BulkIndexer(node.http(), other.name(), BATCH)
        .index(documents, progress -> indexed.set(progress.done()));
    assertEquals(DOCUMENTS, found(other));
  }

  private static int found(TestCore other) {
    String all = Integer.toString(DOCUMENTS + 1);
    return other
        .query("q", "{!semantic f=vector topK=" + all + "}number", "rows", "0")
        .orThrow()
        .body()
        .at("/response/numFound")
        .asInt();
  }

  private List<JsonNode> find(String text) {
    Map<String, String> parameters =
        Map.of(
            "q", "{!semantic f=vector v=$text}", "text", FreshTexts.like(text), "fl", "id,score");
    return http.query(core.name(), parameters).orThrow().documents();
  }

  private static void assertSame(List<JsonNode> quiet, List<JsonNode> busy) {
    if (!quiet.equals(busy)) {
      throw new IllegalStateException("quiet: " + quiet + ", busy: " + busy);
    }
  }
}
