// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a client sends: 400 that says what was wrong and what exists, never 500, never a hang.
 */
@OnEveryJdk
final class BadQueryIT {
  private final SolrNode node;
  private TestCore core;

  BadQueryIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_one_document() {
    core = TestCore.of(node, "semantic");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
  }

  @Test
  void a_missing_field_is_named_and_the_vector_fields_are_listed() {
    assertRefused("{!semantic}tea", "needs f", "[vector]");
  }

  @Test
  void an_unknown_field_is_named_and_the_vector_fields_are_listed() {
    assertRefused("{!semantic f=vektor}tea", "'vektor'", "[vector]");
  }

  @Test
  void a_field_without_vectors_is_named_and_the_vector_fields_are_listed() {
    assertRefused("{!semantic f=title}tea", "'title'", "[vector]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t\n", "\u0007", "\uFEFF", "\u200B\u200B"})
  void a_text_without_content_is_refused(String text) {
    Reply reply = core.query("q", "{!semantic f=vector v=$text}", "text", text);
    assertRefused(reply, "needs a text");
  }

  @Test
  void a_missing_text_is_refused() {
    assertRefused("{!semantic f=vector v=$absent}", "needs a text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "100001"})
  void a_topK_out_of_range_is_refused_with_the_range(String topK) {
    assertRefused(
        "{!semantic f=vector topK=" + topK + "}tea",
        "topK must be a whole number from 1 to 100000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "NaN", "ten", "1.5"})
  void a_topK_that_is_no_number_is_refused(String topK) {
    assertRefused("{!semantic f=vector topK=" + topK + "}tea", "topK must be a whole number", topK);
  }

  @Test
  void an_unknown_model_is_named_and_the_installed_ones_are_listed() {
    assertRefused(
        "{!semantic f=vector model=no-such-model}tea",
        "'no-such-model'",
        "bge-small-en-v1.5",
        "all-minilm-l6-v2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../bge-small-en-v1.5",
        "/etc/passwd",
        "bge-small-en-v1.5/../all-minilm-l6-v2",
        "a\u0000b",
        "a\nINFO forged log line",
        ".",
        "..",
        "%2e%2e%2f"
      })
  void a_model_is_a_name_and_never_a_path(String model) {
    Reply reply =
        core.query("q", "{!semantic f=vector model=$model v=$text}", "model", model, "text", "tea");
    assertRefused(reply, "is no model name");
    assertFalse(reply.errorMessage().contains("\n"), reply.errorMessage());
  }

  @Test
  void a_model_name_of_ten_kilobytes_is_cut_in_the_answer() {
    Reply reply =
        core.query(
            "q", "{!semantic f=vector model=$model v=$text}",
            "model", "m".repeat(10_240),
            "text", "tea");
    assertRefused(reply, "is no model name");
    assertTrue(reply.errorMessage().length() < 300, reply.errorMessage());
  }

  @ParameterizedTest
  @ValueSource(strings = {"topk=3", "modle=all-minilm-l6-v2", "prefilter=topic:x"})
  void a_misspelt_parameter_is_refused_and_the_right_ones_are_listed(String misspelt) {
    assertRefused(
        "{!semantic f=vector " + misspelt + "}tea",
        "does not know [" + misspelt.substring(0, misspelt.indexOf('=')) + "]",
        "[exact, excludeTags, f, includeTags, model, preFilter, topK, v]");
  }

  @Test
  void what_solr_gives_to_any_parser_is_accepted() {
    core.query("q", "{!semantic f=vector cache=false cost=5 tag=t}tea").orThrow();
  }

  @Test
  void chosen_by_defType_without_local_parameters_it_says_what_is_missing() {
    assertRefused(core.query("defType", "semantic", "q", "tea"), "needs f");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\uD83C\uDF75 with emoji",
        "e\u0301 and \u00E9",
        "\u05E9\u05DC\u05D5\u05DD",
        "\uD840\uDC00\uD840\uDC01",
        "[CLS] tea [SEP] [PAD] [MASK]",
        "100% + tea && (leaves OR water) ~ ^ \\ \"",
        "\uFFFD"
      })
  void any_text_is_searched_for_as_it_stands(String text) {
    Reply reply = core.query("q", "{!semantic f=vector v=$text}", "text", text + " tea").orThrow();
    assertEquals(1, reply.documents().size());
  }

  @Test
  void an_unpaired_surrogate_in_json_is_searched_for_like_any_other_text() {
    String json =
        "{\"query\": \"{!semantic f=vector v=$text}\", \"params\": {\"text\": \"tea \\ud83c leaves\"}}";
    Reply reply = core.search(json);
    assertEquals(1, reply.orThrow().documents().size());
  }

  private void assertRefused(String q, String... said) {
    assertRefused(core.query("q", q), said);
  }

  private static void assertRefused(Reply reply, String... said) {
    assertEquals(400, reply.status(), reply.errorMessage());
    for (String part : said) {
      assertTrue(reply.errorMessage().contains(part), reply.errorMessage());
    }
  }
}
