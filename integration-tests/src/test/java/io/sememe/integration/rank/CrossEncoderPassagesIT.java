// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which passages of long documents the model sees: it reads the largest number of each. */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrossEncoderPassagesIT {
  private static final String CONFIGSET = "pairs-of-passages";
  private static final String SEMANTIC = "{!semantic f=vector v=$text}";
  private static final String WORDS = "stall wings g999 lift";

  private final SolrCluster cluster;
  private final SolrNode node;
  private CloudCollection collection;

  CrossEncoderPassagesIT(SolrCluster cluster) {
    this.cluster = cluster;
    this.node = cluster.node(0);
  }

  @BeforeAll
  void index_documents_with_a_passage_for_each_sentence() {
    cluster.nodes().forEach(each -> PairModel.install(each, "pair-passages"));
    Configset.copy(node, CONFIGSET)
        .replace("solrconfig.xml", "${sememe.passages:none}", "sentence")
        .replace(
            "solrconfig.xml",
            "<str name=\"passageContext\">title</str>",
            "<int name=\"passageTokens\">16</int><int name=\"passageOverlap\">0</int>");
    cluster.uploadConfigset(CONFIGSET);
    collection = CloudCollection.create(cluster, CONFIGSET, CONFIGSET, Map.of("numShards", "2"));
    collection.awaitActive();
    node.http()
        .add(
            collection.name(),
            List.of(
                document(
                    "a",
                    "",
                    "Wings stall at steep angles g100. Bread is baked by hand at home g900.",
                    "x"),
                document(
                    "b",
                    "",
                    "A wing that stalls loses its lift g200. Soup is hot and good for you g300.",
                    "x"),
                document(
                    "c",
                    "",
                    "Wings stall slowly when it rains g50. Rice is boiled in water g60.",
                    "x")))
        .orThrow();
    collection.commit();
  }

  @AfterAll
  void delete_the_collection() {
    collection.close();
  }

  @Test
  void the_best_passage_answers_the_question_best() {
    assertEquals(List.of("b", "a", "c"), ids(SEMANTIC, "passages=best"));
    assertEquals(List.of("b", "a", "c"), ids(WORDS, "passages=best vf=vector"));
  }

  @Test
  void of_all_passages_the_one_counts_that_the_model_likes_best() {
    assertEquals(List.of("a", "b", "c"), ids(SEMANTIC, "passages=all"));
    assertEquals(List.of("a", "b", "c"), ids(WORDS, "passages=all vf=vector"));
  }

  @Test
  void without_passages_the_whole_text_counts() {
    assertEquals(List.of("a", "b", "c"), ids(WORDS, "f=title,body"));
  }

  @Test
  void the_passage_is_shown_beside_it() {
    Reply found = ask(SEMANTIC, "passages=best", Map.of("fl", "id,score,[passage]"));
    String text = found.documents().get(0).at("/[passage]/text").asText();
    assertTrue(text.startsWith("A wing that stalls"), found::toString);
  }

  @Test
  void for_words_the_vector_field_must_be_given() {
    Reply refused = reply(WORDS, "passages=best", Map.of());
    assertEquals(400, refused.status());
    assertTrue(refused.errorMessage().contains("needs vf"), refused::errorMessage);
  }

  private List<String> ids(String q, String local) {
    return ask(q, local, Map.of()).ids();
  }

  private Reply ask(String q, String local, Map<String, String> more) {
    return reply(q, local, more).orThrow();
  }

  private Reply reply(String q, String local, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("q", q);
    all.put("q.op", "OR");
    all.put("text", "how do wings stall");
    all.put("rq", "{!crossencoder model=pair-passages v=$text " + local + "}");
    return node.http().query(collection.name(), all);
  }
}
