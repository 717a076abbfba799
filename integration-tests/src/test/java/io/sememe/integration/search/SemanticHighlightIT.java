// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sentences that answer are shown, and cost no run of a model. */
@OnEveryJdk
final class SemanticHighlightIT {
  private static final InferenceMetric METRIC = new InferenceMetric("bge-small-en-v1.5");
  private static final String QUESTION = "where do otters live?";
  private static final int DOCUMENTS = 12;

  private final SolrNode node;
  private TestCore core;

  SemanticHighlightIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_documents() {
    Highlighting.install(node);
    core = TestCore.of(node, Highlighting.CONFIGSET);
    core.add(Highlighting.documents(DOCUMENTS).toArray(ObjectNode[]::new)).orThrow();
    core.add(TestCore.document("otters", "Otters", Banks.OF_RIVERS.get(1), "t")).orThrow();
    core.commit();
  }

  @Test
  void the_sentence_that_answers_is_shown_with_where_it_lies() {
    Reply reply = ask(QUESTION).orThrow();
    String shown = reply.body().at("/highlighting/otters/body/0").asText();
    JsonNode place = reply.body().at("/highlighting_offsets/otters/body/0");
    String answer = "Otters have dug a den in the far bank.";
    assertEquals(answer, shown.replaceAll("</?em>", ""));
    assertTrue(shown.contains("<em>Otters</em>"), shown);
    assertEquals(0, place.path("start").asInt());
    assertEquals(answer.length(), place.path("end").asInt());
    assertEquals(1 + DOCUMENTS, reply.body().path("highlighting").size());
  }

  @Test
  void documents_need_no_run_of_a_model() {
    long before = METRIC.read(node).orElseThrow();
    ask("which animal digs a den " + core.name()).orThrow();
    assertEquals(2, METRIC.read(node).orElseThrow() - before, "the question and its tokens");
    ask("which animal digs a den " + core.name()).orThrow();
    assertEquals(2, METRIC.read(node).orElseThrow() - before);
  }

  @Test
  void a_partial_update_of_another_field_changes_no_highlight() {
    JsonNode before = ask(QUESTION).orThrow().body().path("highlighting_offsets");
    core.update("[{\"id\": \"otters\", \"topic\": {\"set\": \"animals\"}}]").orThrow();
    core.commit();
    long runs = METRIC.read(node).orElseThrow();
    JsonNode after = ask(QUESTION).orThrow().body().path("highlighting_offsets");
    assertEquals(before.path("otters"), after.path("otters"));
    assertEquals(runs, METRIC.read(node).orElseThrow());
  }

  @Test
  void solrs_own_methods_go_on() {
    Reply reply =
        core.query("q", "body:otters", "hl", "true", "hl.fl", "body", "hl.method", "unified");
    String shown = reply.orThrow().body().at("/highlighting/otters/body/0").asText();
    assertTrue(shown.contains("<em>Otters</em>"), shown);
  }

  private Reply ask(String question) {
    return node.http().query(core.name(), Highlighting.request(question, "rows", "100"));
  }
}
