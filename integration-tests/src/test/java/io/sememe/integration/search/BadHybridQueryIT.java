// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a hybrid query is answered with 400 and what would be right. */
@OnEveryJdk
final class BadHybridQueryIT {
  private final SolrNode node;
  private TestCore core;

  BadHybridQueryIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_one_document() {
    core = TestCore.of(node, "semantic");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{!hybrid qf=text}tea                     | needs f, the vector field | [vector]",
        "{!hybrid f=title qf=text}tea             | 'title'                   | [vector]",
        "{!hybrid f=vector qf=nowhere}tea         | 'nowhere'                 | ''",
        "{!hybrid f=vector qf=text^much}tea       | a number follows ^        | much",
        "{!hybrid f=vector qf=text pf=text~no}tea | a number follows ^        | no",
        "{!hybrid f=vector qf=text mm=most}hot tea| mm                        | integer",
        "{!hybrid f=vector qf=text}               | needs a text              | ''",
        "{!hybrid f=vector qf=text v=' '}         | needs a text              | ''",
        "{!hybrid f=vector qf=text alpha=2}tea    | from 0 to 1               | 2",
        "{!hybrid f=vector qf=text floor=1}tea    | from -1 to below 1        | 1",
        "{!hybrid f=vector qf=text half=0}tea     | above 0                   | 0",
        "{!hybrid f=vector qf=text topK=0}tea     | from 1 to 100000          | 0",
        "{!hybrid f=vector qf=text fusion=max}tea | [linear                   | max",
        "{!hybrid f=vector qf=text k=0}tea        | from 1 to 10000           | 0",
        "{!hybrid f=vector qf=text depth=x}tea    | from 1 to 10000           | x",
        "{!hybrid f=vector qf=text exact=so}tea   | boolean                   | so",
        "{!hybrid f=vector qf=text aplha=1}tea    | does not know [aplha]     | alpha",
        "{!semantic f=vector exact=so}tea         | boolean                   | so"
      })
  void a_parameter_that_is_wrong_is_named(String query, String said, String also) {
    assertRefused(core.query("q", query), said, also);
  }

  @Test
  void the_fields_to_search_for_words_are_asked_for() {
    // The handler has no df.
    assertRefused(ask("/semantic", "{!hybrid f=vector}tea"), "needs qf", "df");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void the_address_for_search_boxes_asks_for_a_text(String text) {
    assertRefused(ask("/search", text), "needs a text", "q");
  }

  @Test
  void queries_that_name_each_other_in_circles_are_refused() {
    Reply reply =
        core.query("q", "{!hybrid f=vector qf=text}tea", "bq", "{!hybrid f=vector qf=text}cup");
    assertRefused(reply, "Recursion", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/select", "/search"})
  void places_are_for_queries_and_no_filters(String handler) {
    Map<String, String> places =
        Map.of("q", "tea", "fq", "{!hybrid f=vector qf=text fusion=rrf}cup", "df", "text");
    assertRefused(node.http().get("/" + core.name() + handler, places), "fusion=linear", "filter");
  }

  @Test
  void a_field_whose_similarity_is_no_cosine_is_refused() {
    Configset.copy(node, "euclidean")
        .replace(
            "managed-schema.xml",
            "similarityFunction=\"dot_product\"",
            "similarityFunction=\"euclidean\"");
    TestCore euclidean = TestCore.of(node, "euclidean");
    assertRefused(
        euclidean.query("q", "{!hybrid f=vector qf=text}tea"), "needs the cosine", "EUCLIDEAN");
  }

  private Reply ask(String handler, String query) {
    return node.http().get("/" + core.name() + handler, Map.of("q", query));
  }

  private static void assertRefused(Reply reply, String said, String also) {
    assertEquals(400, reply.status(), reply.errorMessage());
    assertTrue(reply.errorMessage().contains(said), reply.errorMessage());
    assertTrue(reply.errorMessage().contains(also), reply.errorMessage());
  }
}
