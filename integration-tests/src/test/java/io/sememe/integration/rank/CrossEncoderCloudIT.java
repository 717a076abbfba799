// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.measure.figures.InferenceMetric;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The same documents on one shard and on three of two replicas. The first pass is by a number, so
 * that its order does not depend on shards; the model reads another number in the text.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CrossEncoderCloudIT {
  private static final String MODEL = "pair-numbers";
  private static final String CONFIGSET = "pairs";
  private static final String RERANK = "{!crossencoder model=pair-numbers f=title,body v=$text}";
  private static final InferenceMetric METRIC = new InferenceMetric(MODEL);
  private static final int DOCUMENTS = 300;

  private final SolrCluster cluster;
  private final SolrNode node;

  /** A document: its place in the first pass is by falling number, the model reads the grade. */
  private record Numbered(String id, int number, int grade) {}

  private final List<Numbered> numbered = new ArrayList<>();
  private CloudCollection one;
  private CloudCollection three;

  CrossEncoderCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
    this.node = cluster.node(0);
  }

  @BeforeAll
  void fill_two_collections() {
    cluster.nodes().forEach(each -> PairModel.install(each, MODEL));
    Configset.copy(node, CONFIGSET).replace("solrconfig.xml", " default=\"true\"", "");
    cluster.uploadConfigset(CONFIGSET);
    one = create("pairs-on-one", "1", "1");
    three = create("pairs-on-three", "3", "2");
    // Each another one: equal pairs that wait at the same time share an inference.
    List<Integer> grades = new ArrayList<>(IntStream.range(0, 1000).boxed().toList());
    Collections.shuffle(grades, new Random(11));
    List<ObjectNode> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      Numbered made = new Numbered("d" + i, i / 2, grades.get(i));
      numbered.add(made);
      String body = "It is [SEP] worth [CLS] g" + made.grade() + " points.";
      documents.add(document(made.id(), "Thing", body, "t" + i % 5).put("passage_start", i / 2));
    }
    numbered.sort(Comparator.comparing(Numbered::number).reversed().thenComparing(Numbered::id));
    for (CloudCollection collection : List.of(one, three)) {
      node.http().add(collection.name(), documents).orThrow();
      collection.commit();
      collection.awaitActive();
    }
  }

  @AfterAll
  void delete_the_collections() {
    one.close();
    three.close();
  }

  @Test
  void the_first_documents_come_by_what_the_model_says_and_then_the_others() {
    for (CloudCollection collection : List.of(one, three)) {
      assertEquals(expected(30), ids(collection, Map.of("rows", "1000")));
      assertEquals(expected(100), ids(collection, Map.of("rows", "1000", "rq", reranked(100))));
    }
  }

  @Test
  void so_many_pairs_are_scored_in_the_whole_cluster() {
    long before = inferences();
    ids(three, Map.of("rows", "50", "start", "20", "rq", reranked(40)));
    assertEquals(before + 40, inferences());
    ids(one, Map.of("rq", reranked(7), "debug", "true", "facet", "true", "facet.field", "topic"));
    assertEquals(before + 47, inferences());
  }

  @Test
  void scores_are_the_same_on_any_number_of_shards() {
    Map<String, String> more = Map.of("rows", "1000", "fl", "id,score");
    assertEquals(ask(one, more).documents(), ask(three, more).documents());
  }

  @Test
  void pages_and_a_cursor_walk_over_one_long_page() {
    List<String> pages = new ArrayList<>();
    for (int start = 0; start < DOCUMENTS; start += 60) {
      pages.addAll(ids(three, Map.of("rows", "60", "start", Integer.toString(start))));
    }
    assertEquals(expected(30), pages);
    List<String> walked = new ArrayList<>();
    String last = "";
    String mark = "*";
    while (!mark.equals(last)) {
      Reply page = ask(three, Map.of("rows", "110", "cursorMark", mark));
      walked.addAll(page.ids());
      last = mark;
      mark = page.body().path("nextCursorMark").asText();
    }
    assertEquals(expected(30), walked);
  }

  @Test
  void facets_collapse_and_explain_go_with_it() {
    Map<String, String> facet = Map.of("facet", "true", "facet.field", "topic");
    Reply faceted = ask(three, facet);
    assertEquals(60, faceted.body().at("/facet_counts/facet_fields/topic/1").asInt());
    Reply debug = ask(three, Map.of("debug", "true", "rows", "1"));
    String best = debug.ids().get(0);
    String said = debug.body().at("/debug/explain").path(best).toString();
    assertTrue(said.contains(expectedGrade(best) + ".0 = logit of the pair"), said);
    Map<String, String> collapsed = Map.of("fq", "{!collapse field=topic}", "rows", "1000");
    assertEquals(5, ids(one, collapsed).size());
  }

  @Test
  void what_is_not_scored_in_time_follows_in_the_order_of_the_first_pass() {
    String rerank = reranked(DOCUMENTS).replace("f=", "timeAllowed=1 f=");
    for (CloudCollection collection : List.of(one, three)) {
      Reply found = ask(collection, Map.of("rows", "1000", "rq", rerank));
      assertTrue(found.body().at("/responseHeader/partialResults").asBoolean(), found::toString);
      List<String> ids = found.ids();
      int scored = 0;
      while (!expected(scored).equals(ids)) {
        assertTrue(scored++ < DOCUMENTS, ids::toString);
      }
      assertTrue(scored < DOCUMENTS);
    }
  }

  @Test
  void a_client_that_speaks_as_a_node_harms_nothing() {
    assertEquals(expected(30), ids(one, Map.of("isShard", "false", "rows", "1000")));
    assertEquals(200, reply(three, Map.of("isShard", "true")).status());
    assertEquals(expected(30).subList(0, 10), ids(three, Map.of("sememe.inner", "true")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "1000000", "NaN"})
  void a_number_of_documents_out_of_range_is_refused(String number) {
    assertRefused(RERANK.replace("f=", "reRankDocs=" + number + " f="), "reRankDocs must be");
  }

  @Test
  void mistakes_are_refused_with_what_is_known() {
    assertRefused(RERANK.replace(MODEL, "absent"), "'absent'", MODEL);
    assertRefused(RERANK.replace("model=" + MODEL, ""), "needs a model");
    assertRefused(RERANK.replace(MODEL, "all-minilm-l6-v2"), "all-minilm-l6-v2", "text-embedding");
    assertRefused(RERANK.replace("f=title,body", ""), "needs f", "[body");
    assertRefused(RERANK.replace("body", "absent"), "'absent' is not in the schema", "[body");
    assertRefused(RERANK.replace("title,body", "vector"), "'vector' is no stored text");
    assertRefused(RERANK.replace("title,body", "text"), "'text' is no stored text");
    assertRefused(RERANK.replace("f=", "passages=some f="), "passages must be one of");
    assertRefused(RERANK.replace("f=", "passages=best f="), "needs vf", "[vector]");
    assertRefused(RERANK.replace("f=", "passages=all vf=vector f="), "no vectors of passages");
    assertRefused(RERANK.replace("f=", "depth=3 f="), "does not know [depth]");
  }

  private void assertRefused(String rerank, String... said) {
    for (CloudCollection collection : List.of(one, three)) {
      Reply refused = reply(collection, Map.of("rq", rerank));
      assertEquals(400, refused.status(), refused::toString);
      for (String part : said) {
        assertTrue(refused.errorMessage().contains(part), refused::errorMessage);
      }
      assertFalse(refused.errorMessage().contains("/"), refused::errorMessage);
    }
  }

  /** Returns the ids in order when so many documents are scored. */
  private List<String> expected(int scored) {
    List<Numbered> all = new ArrayList<>(numbered.subList(0, scored));
    all.sort(Comparator.comparing(Numbered::grade).reversed());
    all.addAll(numbered.subList(scored, DOCUMENTS));
    return all.stream().map(Numbered::id).toList();
  }

  private int expectedGrade(String id) {
    return numbered.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow().grade();
  }

  private static String reranked(int documents) {
    return RERANK.replace("f=", "reRankDocs=" + documents + " f=");
  }

  private List<String> ids(CloudCollection collection, Map<String, String> more) {
    return ask(collection, more).ids();
  }

  private Reply ask(CloudCollection collection, Map<String, String> more) {
    return reply(collection, more).orThrow();
  }

  private Reply reply(CloudCollection collection, Map<String, String> more) {
    Map<String, String> all = new HashMap<>();
    all.put("q", "{!func}passage_start");
    all.put("text", "what is it worth");
    all.put("rq", RERANK);
    all.put("sort", "score desc,id asc");
    all.putAll(more);
    return node.http().query(collection.name(), all);
  }

  private long inferences() {
    return cluster.readyNodes().stream().mapToLong(each -> METRIC.read(each).orElse(0)).sum();
  }

  private CloudCollection create(String name, String shards, String replicas) {
    Map<String, String> layout = Map.of("numShards", shards, "replicationFactor", replicas);
    CloudCollection collection = CloudCollection.create(cluster, name, CONFIGSET, layout);
    collection.awaitActive();
    return collection;
  }
}
