// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.WholeRun;
import io.sememe.integration.rank.SharedRankings.Collections;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Solr filters, counts, groups, collapses, pages and sorts the documents of any ranking as those of
 * any other query, on a node that answers alone and on shards; what makes no sense is refused.
 */
@ExtendWith(SharedRankings.class)
@WholeRun
final class CompositionIT {
  private static final String QUESTION = "money in a savings bank";
  private static final String ALL = "rows=1000";

  private final Collections collections;

  CompositionIT(Collections collections) {
    this.collections = collections;
  }

  @ParameterizedTest
  @EnumSource
  void a_filter_leaves_what_passes_it_and_changes_no_score(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      Reply found = ask(asked, ranked, ALL, "fq=topic:topic3");
      assertTrue(found.ids().size() >= RankedBy.RERANKED, found::toString);
      assertEquals(Set.of("topic3"), Set.copyOf(topics(found)));
      if (ranked.scoresEachAlone()) {
        List<String> hits = hits(found);
        List<String> among = hits(ask(asked, ranked, ALL));
        among.removeIf(hit -> !hit.contains("topic3!"));
        assertTrue(!among.isEmpty() && hits.containsAll(among), found::toString);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void facets_count_what_is_found(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      Reply found =
          ask(
              asked,
              ranked,
              ALL,
              "facet=true",
              "facet.field=topic",
              "facet.mincount=1",
              "json.nl=map",
              "json.facet={topics:{type:terms,field:topic,limit:100}}");
      Map<String, Integer> counts = new TreeMap<>();
      topics(found).forEach(topic -> counts.merge(topic, 1, Integer::sum));
      Map<String, Integer> fields = new TreeMap<>();
      found
          .body()
          .at("/facet_counts/facet_fields/topic")
          .properties()
          .forEach(count -> fields.put(count.getKey(), count.getValue().asInt()));
      Map<String, Integer> buckets = new TreeMap<>();
      found
          .body()
          .at("/facets/topics/buckets")
          .forEach(
              bucket -> buckets.put(bucket.path("val").asText(), bucket.path("count").asInt()));
      assertEquals(counts, fields);
      assertEquals(counts, buckets);
    }
  }

  /** Where shards group, Solr has each count words on its own: hybrid scores differ a little. */
  @ParameterizedTest
  @EnumSource
  void groups_are_those_of_the_hits_or_refused(RankedBy ranked) {
    String[] grouped = {"group=true", "group.field=topic", "rows=50"};
    if (ranked.reranks()) {
      collections.assertRefused(ranked.ask(QUESTION, grouped), "group=true", "{!collapse");
      return;
    }
    for (CloudCollection asked : collections.both()) {
      List<String> inOrder = new ArrayList<>();
      for (JsonNode group : ask(asked, ranked, grouped).body().at("/grouped/topic/groups")) {
        inOrder.add(topic(group.at("/doclist/docs/0/id").asText()));
        assertEquals(inOrder.get(inOrder.size() - 1), group.path("groupValue").asText());
      }
      List<String> expected = topics(ask(asked, ranked, ALL)).stream().distinct().toList();
      assertEquals(Set.copyOf(expected), Set.copyOf(inOrder));
      if (ranked != RankedBy.HYBRID || asked.equals(collections.one())) {
        assertEquals(expected, inOrder);
      }
    }
  }

  /** Collapsed first: a place goes to the best of its topic, and to no other. */
  @ParameterizedTest
  @EnumSource
  void one_of_each_topic_is_left_and_others_of_it_come_along(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      Reply found =
          ask(asked, ranked, ALL, "fq={!collapse field=topic}", "expand=true", "expand.rows=3");
      List<String> topics = topics(found);
      assertEquals(RankedTexts.TOPICS, topics.size(), found::toString);
      assertEquals(topics.stream().distinct().toList(), topics);
      JsonNode others = found.body().path("expanded");
      assertFalse(others.isEmpty(), found::toString);
      for (String topic : topics) {
        for (JsonNode other : others.path(topic).path("docs")) {
          assertEquals(topic, topic(other.path("id").asText()));
          assertFalse(found.ids().contains(other.path("id").asText()), found::toString);
        }
      }
      if (ranked.scoresEachAlone()) {
        assertEquals(
            bestScoreOfEach(ask(asked, ranked, ALL).documents()),
            bestScoreOfEach(found.documents()));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_cursor_walks_over_one_long_page(RankedBy ranked) {
    for (CloudCollection asked : collections.both()) {
      List<String> walked = new ArrayList<>();
      String last = "";
      String mark = "*";
      while (!mark.equals(last)) {
        Reply page = ask(asked, ranked, "rows=40", "cursorMark=" + mark);
        walked.addAll(hits(page));
        last = mark;
        mark = page.body().path("nextCursorMark").asText();
      }
      assertEquals(hits(ask(asked, ranked, ALL)), walked);
    }
  }

  @ParameterizedTest
  @EnumSource
  void another_order_is_one_of_the_same_hits_or_refused(RankedBy ranked) {
    if (ranked.reranks()) {
      collections.assertRefused(ranked.ask(QUESTION, "sort=topic asc"), "score desc", "topic asc");
      return;
    }
    for (CloudCollection asked : collections.both()) {
      Reply sorted = ask(asked, ranked, ALL, "sort=topic asc,score desc,id asc");
      List<String> expected = hits(ask(asked, ranked, ALL));
      assertEquals(Set.copyOf(expected), Set.copyOf(hits(sorted)));
      assertEquals(topics(sorted).stream().sorted().toList(), topics(sorted));
      expected.removeIf(hit -> !hit.contains("topic5!"));
      List<String> ofTopic = hits(sorted);
      ofTopic.removeIf(hit -> !hit.contains("topic5!"));
      assertEquals(expected, ofTopic);
    }
  }

  /** Of equal scores collapsing keeps either document: the scores are what is sure. */
  private static List<Double> bestScoreOfEach(List<JsonNode> hits) {
    Map<String, Double> best = new LinkedHashMap<>();
    hits.forEach(
        hit -> best.putIfAbsent(topic(hit.path("id").asText()), hit.path("score").asDouble()));
    return List.copyOf(best.values());
  }

  /** Ids and scores in their order. */
  private static List<String> hits(Reply found) {
    return found.documents().stream()
        .map(JsonNode::toString)
        .collect(Collectors.toCollection(ArrayList::new));
  }

  private static List<String> topics(Reply found) {
    return found.ids().stream().map(CompositionIT::topic).toList();
  }

  private static String topic(String id) {
    return id.substring(0, id.indexOf('!'));
  }

  private Reply ask(CloudCollection asked, RankedBy ranked, String... settings) {
    return collections.ask(asked, ranked.ask(QUESTION, settings)).orThrow();
  }
}
