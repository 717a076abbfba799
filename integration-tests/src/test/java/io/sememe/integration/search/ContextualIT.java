// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words count by what they mean in their sentence. */
@OnEveryJdk
final class ContextualIT {
  private static final InferenceMetric METRIC = new InferenceMetric("bge-small-en-v1.5");

  private final SolrNode node;
  private TestCore core;

  ContextualIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_banks_of_two_kinds() {
    core = TestCore.of(node, "semantic");
    core.add(Banks.documents().toArray(ObjectNode[]::new)).orThrow();
    core.commit();
  }

  @Test
  void the_context_of_the_query_decides_which_sense_comes_first() {
    // By words alone, the shortest text comes first, whatever else is asked for.
    assertEquals("s0", ids("body_contextual:bank").get(0));
    assertEquals(
        Set.of("r0", "r1", "r2"), firstThree("{!contextual f=body_contextual}bank of the river"));
    assertEquals("s0", ids("{!contextual f=body_contextual alpha=0}bank of the river").get(0));
  }

  @Test
  void the_chain_fills_the_fields_where_a_property_says_so() {
    Configset.copy(node, "contextual")
        .replace("solrconfig.xml", "${sememe.contextual:false}", "true");
    core = TestCore.of(node, "contextual");
    core.add(TestCore.document("1", "Otters", Banks.OF_RIVERS.get(1), "x")).orThrow();
    core.commit();
    assertEquals(List.of("1"), ids("{!contextual f=body_contextual}far bank"));
    ObjectNode change = JsonNodeFactory.instance.objectNode().put("id", "1");
    change.putObject("title").put("set", "Beavers");
    core.add(change).orThrow();
    core.commit();
    assertEquals(List.of("1"), ids("{!contextual f=title_contextual}beavers"));
    assertEquals(List.of(), ids("{!contextual f=title_contextual}otters"));
    assertEquals(List.of("1"), ids("{!contextual f=body_contextual}far bank"));
  }

  @Test
  void an_explanation_shows_words_and_meaning() {
    String explanation =
        core.query("q", "{!contextual f=body_contextual}bank of the river", "debugQuery", "true")
            .orThrow()
            .body()
            .at("/debug/explain/r1")
            .asText();
    assertTrue(explanation.contains("computed as words * (1 - alpha + alpha * meaning)"));
    assertTrue(explanation.contains("weight(body_contextual:bank in"), explanation);
    assertTrue(explanation.contains("cosine at position 8, the best"), explanation);
  }

  @Test
  void the_words_that_matched_are_highlighted_without_a_run_of_the_model() {
    String question = "{!contextual f=body_contextual}willow on the bank";
    ids(question);
    long before = METRIC.read(node).orElseThrow();
    String marked =
        core.query("q", question, "hl", "true", "hl.fl", "body_contextual", "hl.fragsize", "0")
            .orThrow()
            .body()
            .at("/highlighting/r0/body_contextual/0")
            .asText();
    assertTrue(marked.contains("the <em>bank</em>, and an old <em>willow</em>"), marked);
    assertEquals(before, METRIC.read(node).orElseThrow());
  }

  @Test
  void without_scores_it_is_a_filter_for_words() {
    assertEquals(6, found("{!contextual f=body_contextual}bank").size());
    assertEquals(List.of("r2"), found("{!contextual f=body_contextual q.op=AND}bank of boys"));
  }

  @Test
  void phrases_and_clauses_are_those_of_the_words() {
    assertEquals(List.of("r1"), ids("{!contextual f=body_contextual}\"far bank\""));
    assertEquals(List.of("r1"), ids("{!contextual f=body_contextual}\"den bank\"~3"));
    assertEquals(
        List.of("r1"), ids("{!contextual f=body_contextual}(otters | nettles) + bank -boys"));
    assertEquals(
        List.of("r0"),
        ids(
            "{!bool must=$bank filter=id:r0}",
            "bank",
            "{!contextual f=body_contextual}river bank"));
  }

  @Test
  void another_model_than_the_documents_is_refused() {
    Reply reply =
        core.query("q", "{!contextual f=body_contextual model=all-minilm-l6-v2}bank of the river");
    assertEquals(409, reply.status(), reply.errorMessage());
    for (String said :
        List.of("'body_contextual'", "all-minilm-l6-v2", "index the documents again")) {
      assertTrue(reply.errorMessage().contains(said), reply.errorMessage());
    }
  }

  @Test
  void a_field_without_vectors_is_refused() {
    Reply reply = core.query("q", "{!contextual f=text}bank of the river");
    assertEquals(400, reply.status());
    assertTrue(
        reply.errorMessage().contains("its index analyzer needs the filter contextualEmbedding"),
        reply.errorMessage());
    assertTrue(
        reply.errorMessage().contains("[body_contextual, title_contextual]"), reply.errorMessage());
  }

  private Set<String> firstThree(String query) {
    return Set.copyOf(ids(query).subList(0, 3));
  }

  private List<String> ids(String query, String... more) {
    String[] all = Arrays.copyOf(more, more.length + 2);
    all[more.length] = "q";
    all[more.length + 1] = query;
    return core.query(all).orThrow().ids();
  }

  private List<String> found(String filter) {
    return ids("*:*", "fq", filter);
  }
}
