// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.cluster;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The same documents on one shard and on three have the same scores, and the same order down to
 * topK. Further down three shards may bring in documents that one did not find.
 */
@ExtendWith(SharedCluster.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HybridCloudIT {
  private static final int DOCUMENTS = 60;
  private static final int TOP_K = 15;
  private static final int PAGE = 5;
  private static final List<String> PHRASES =
      List.of(
          "river bank",
          "savings bank",
          "hot tea",
          "black coffee",
          "python code",
          "grass snake",
          "interest rate",
          "flood water",
          "green leaf",
          "house loan",
          "spider web",
          "web page");
  private static final List<String> QUESTIONS =
      List.of("bank", "where water runs", "animals that bite", "web code", "a cup to wake up");

  private final SolrCluster cluster;
  private TestCollection one;
  private TestCollection three;

  HybridCloudIT(SolrCluster cluster) {
    this.cluster = cluster;
  }

  @BeforeAll
  void index_the_same_documents_twice() {
    one = collection("hybrid-one", "1");
    three = collection("hybrid-three", "3");
    one.add(cluster.node(0), documents());
    three.add(cluster.node(0), documents());
  }

  @AfterAll
  void delete_the_collections() {
    one.cloud().close();
    three.cloud().close();
  }

  @Test
  void scores_and_order_do_not_depend_on_the_number_of_shards() {
    for (String question : QUESTIONS) {
      for (int start = 0; start < TOP_K; start += PAGE) {
        Map<String, String> page = page(question, start);
        assertEquals(hits(one, page), hits(three, page), question);
      }
    }
  }

  @Test
  void places_are_those_in_the_whole_collection() {
    for (String question : QUESTIONS) {
      Map<String, String> fused = new HashMap<>(page(question, 0));
      fused.put("q", "{!hybrid f=vector qf=title,body exact=true fusion=rrf depth=10 v=$text}");
      fused.put("rows", Integer.toString(DOCUMENTS));
      List<String> hits = hits(one, fused);
      assertTrue(hits.size() >= 10 && hits.size() <= 20, hits::toString);
      assertEquals(hits, hits(three, fused), question);
      fused.put("start", "3");
      fused.put("rows", "4");
      assertEquals(hits.subList(3, 7), hits(three, fused), question);
    }
  }

  @Test
  void every_document_that_both_find_has_the_same_score() {
    for (String question : QUESTIONS) {
      Map<String, String> everything = new HashMap<>(page(question, 0));
      everything.put("rows", Integer.toString(DOCUMENTS));
      List<String> fewer = hits(one, everything);
      List<String> more = hits(three, everything);
      assertTrue(more.containsAll(fewer), question);
      assertTrue(fewer.size() >= TOP_K, question);
    }
  }

  private TestCollection collection(String name, String shards) {
    CloudCollection cloud =
        CloudCollection.create(
            cluster, name, "semantic", Map.of("numShards", shards, "replicationFactor", "1"));
    cloud.awaitActive();
    return new TestCollection(cloud);
  }

  private static Map<String, String> page(String question, int start) {
    return Map.of(
        "q",
        "{!hybrid f=vector qf=title,body exact=true topK=" + TOP_K + " v=$text}",
        "text",
        question,
        "sort",
        "score desc,id asc",
        "fl",
        "id,score",
        "start",
        Integer.toString(start),
        "rows",
        Integer.toString(PAGE));
  }

  private List<String> hits(TestCollection collection, Map<String, String> parameters) {
    Reply reply = cluster.node(0).http().query(collection.cloud().name(), parameters).orThrow();
    return reply.documents().stream().map(Object::toString).toList();
  }

  /** Some words are in many documents, some in few, and no two documents say the same. */
  private static List<ObjectNode> documents() {
    Random random = new Random(7);
    List<ObjectNode> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      String title = PHRASES.get(random.nextInt(PHRASES.size()));
      String body = "Number " + i;
      for (int words = random.nextInt(4); words >= 0; words--) {
        body += ", " + PHRASES.get(random.nextInt(PHRASES.size()));
      }
      documents.add(document("d" + i, title, body, "any"));
    }
    return documents;
  }
}
