// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.codahale.metrics.Gauge;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.metrics.SolrMetricManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same documents with all that may be stored beside them: whole, in passages, or nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HighlightedTextsTest {
  private static final String ALL = "1000";
  private static final String QUESTION = "who keeps bees near the river?";
  private static final List<String> WORDS =
      List.of(
          "bees",
          "river",
          "honey",
          "stone",
          "Dr. Grey",
          "bank",
          "naïve",
          "e\u0301tude",
          "\uD83D\uDC1D",
          "keeps",
          "the",
          "near",
          "蜜蜂",
          "water",
          "old");
  private final List<SolrInputDocument> documents = new ArrayList<>();
  private HighlightCore plain;
  private HighlightCore whole;
  private HighlightCore passages;

  @BeforeAll
  void index_documents(@TempDir Path a, @TempDir Path b, @TempDir Path c)
      throws IOException, SolrServerException {
    Random random = new Random(17);
    for (int i = 0; i < 12; i++) {
      documents.add(
          new SolrInputDocument(
              "id", "d" + i, "title", text(random, 1), "body", text(random, 1 + i % 5 * 3)));
    }
    String configured = "<str name='vf'>vector</str><str name='f'>title,body</str>";
    plain = new HighlightCore(a, "", configured);
    whole = new HighlightCore(b, "<str name='tokens'>int8</str>", configured);
    passages =
        new HighlightCore(
            c,
            "<str name='tokens'>int8</str><str name='passages'>tokens</str>"
                + "<int name='passageTokens'>24</int><int name='passageOverlap'>5</int>"
                + "<str name='passageContext'>title</str>",
            configured);
    for (HighlightCore core : List.of(plain, whole, passages)) {
      core.add(documents.toArray(SolrInputDocument[]::new));
    }
  }

  @AfterAll
  void close_the_cores() throws IOException {
    for (HighlightCore core : List.of(plain, whole, passages)) {
      core.close();
    }
  }

  @Test
  void stored_token_vectors_save_the_runs() throws Exception {
    for (HighlightCore core : List.of(whole, passages)) {
      highlight(core, "body");
      long before = inferences(core);
      assertEquals(documents.size(), highlight(core, "body").getHighlighting().size());
      assertEquals(before, inferences(core));
    }
    highlight(plain, "body");
    long before = inferences(plain);
    highlight(plain, "body");
    assertNotEquals(before, inferences(plain));
  }

  @Test
  void a_whole_text_that_is_stored_as_vectors_is_highlighted_as_if_it_were_run() throws Exception {
    SolrInputDocument one = new SolrInputDocument("id", "whole");
    // One source field alone: then what is run without stored vectors is the same text.
    one.addField("body", text(new Random(3), 6));
    plain.add(one);
    whole.add(one);
    assertEquals(
        places(highlight(plain, "body"), "whole"), places(highlight(whole, "body"), "whole"));
    plain.delete("id:whole");
    whole.delete("id:whole");
  }

  @Test
  void each_sentence_comes_once_and_where_it_is() throws Exception {
    for (HighlightCore core : List.of(plain, whole, passages)) {
      QueryResponse found = highlight(core, "title,body");
      for (SolrInputDocument document : documents) {
        String id = (String) document.getFieldValue("id");
        for (String field : List.of("title", "body")) {
          assertPlaces((String) document.getFieldValue(field), found, id, field);
        }
      }
    }
  }

  private static void assertPlaces(String text, QueryResponse found, String id, String field) {
    List<String> fragments = HighlightCore.fragments(found, id, field);
    List<NamedList<Object>> offsets = HighlightCore.offsets(found, id, field);
    Set<Object> starts = new HashSet<>();
    int chars = 0;
    for (int i = 0; i < fragments.size(); i++) {
      int start = (Integer) offsets.get(i).get("start");
      int end = (Integer) offsets.get(i).get("end");
      assertTrue(starts.add(start), offsets::toString);
      assertEquals(text.substring(start, end), fragments.get(i).replaceAll("</?em>", ""));
      chars += text.substring(start, end).replaceAll("\\s", "").length();
    }
    assertEquals(text.replaceAll("\\s", "").length(), chars, text);
  }

  @Test
  void token_vectors_of_another_text_are_not_used() throws Exception {
    String text = "The cats fly. The honey flows by the stone bank.";
    byte[] tokens = tokens("d1");
    SolrInputDocument one = new SolrInputDocument("id", "other", "body", text);
    one.setField("vector_tokens", tokens);
    one.setField("vector_hash", "0123456789abcdef");
    assertRun(whole, one, text);
    SolrInputDocument nested = new SolrInputDocument("id", "other/0", "passage_field", "body");
    nested.setField("passage_text", "The bees fly. The honey flows by the stone bank.");
    nested.setField("passage_start", 0);
    nested.setField("vector_tokens", tokens);
    SolrInputDocument cut = new SolrInputDocument("id", "other", "body", text);
    cut.setField("vector_passages", nested);
    assertRun(passages, cut, text);
  }

  private void assertRun(HighlightCore core, SolrInputDocument document, String text)
      throws Exception {
    highlight(core, "body");
    long before = inferences(core);
    core.addBare(document);
    QueryResponse found = highlight(core, "body");
    assertEquals(before + 1, inferences(core));
    assertPlaces(text, found, "other", "body");
    core.delete("_root_:other");
  }

  private byte[] tokens(String id) throws Exception {
    return (byte[])
        whole
            .query("q", "id:" + id, "fl", "vector_tokens")
            .getResults()
            .get(0)
            .getFieldValue("vector_tokens");
  }

  private QueryResponse highlight(HighlightCore core, String fields) throws Exception {
    return core.highlight(
        "q",
        "+*:* -_nest_path_:*",
        "hl.q",
        QUESTION,
        "hl.fl",
        fields,
        "hl.snippets",
        ALL,
        "hl.offsets",
        "true");
  }

  private static List<Object> places(QueryResponse found, String id) {
    List<Object> places = new ArrayList<>(HighlightCore.fragments(found, id, "body"));
    HighlightCore.offsets(found, id, "body").forEach(place -> places.add(place.toString()));
    return places.stream().sorted().toList();
  }

  private static long inferences(HighlightCore core) {
    try (SolrCore open = core.embedded().core()) {
      SolrMetricManager metrics = open.getCoreContainer().getMetricManager();
      Object gauge =
          metrics
              .registry("solr.node")
              .getMetrics()
              .get("SEMEME." + HighlightCore.MODEL + ".inferences");
      return ((Number) ((Gauge<?>) gauge).getValue()).longValue();
    }
  }

  private static String text(Random random, int sentences) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < sentences; i++) {
      for (int word = 3 + random.nextInt(12); word > 0; word--) {
        text.append(WORDS.get(random.nextInt(WORDS.size()))).append(word == 1 ? ". " : " ");
      }
    }
    return text.toString();
  }
}
