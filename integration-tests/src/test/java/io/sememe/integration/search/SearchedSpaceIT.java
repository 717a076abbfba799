// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Memory;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A search looks where the collection's memory says, and never compares two vector spaces. */
@OnEveryJdk
final class SearchedSpaceIT {
  private final SolrNode node;
  private PassageCore passages;
  private TestCore core;
  private String fingerprint;

  SearchedSpaceIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void index_a_document_in_each_of_two_fields() {
    passages = PassageCore.of(node);
    core = passages.core();
    fingerprint = Memory.fingerprintOf(core);
    passages.add(
        passages.document("vector", "old", "x", "Tea is a hot drink."),
        passages.document("vector_b", "new", "x", "Tea is a hot drink."));
  }

  @Test
  void vectors_of_another_model_are_refused_with_both_named() {
    Memory.ofPassages("vector", Memory.OTHER).writeTo(core);
    Reply reply = tea();
    assertEquals(409, reply.status());
    for (String said : List.of(fingerprint, Memory.OTHER, "bge-small-en-v1.5", "localhost")) {
      assertTrue(reply.errorMessage().contains(said), reply.errorMessage());
    }
  }

  @Test
  void a_model_of_the_query_that_did_not_make_the_vectors_is_refused() {
    Memory.ofPassages("vector", fingerprint).writeTo(core);
    Reply reply = core.query("q", "{!semantic f=vector model=all-minilm-l6-v2}tea");
    assertEquals(409, reply.status(), reply.errorMessage());
    assertTrue(reply.errorMessage().contains("all-minilm-l6-v2"), reply.errorMessage());
  }

  @Test
  void a_fingerprint_that_the_administrator_accepts_is_searched() {
    Memory.ofPassages("vector", Memory.OTHER).accepting(fingerprint).writeTo(core);
    assertEquals(List.of("old"), tea().orThrow().ids());
  }

  @Test
  void plain_searches_go_on_when_vectors_are_refused() {
    Memory.ofPassages("vector", Memory.OTHER).writeTo(core);
    assertEquals(2, core.query("q", "tea").orThrow().documents().size());
  }

  @Test
  void after_a_switch_the_same_query_searches_the_other_field() {
    Memory.ofPassages("vector", fingerprint).writeTo(core);
    assertEquals(List.of("old"), tea().orThrow().ids());
    Memory.ofPassages("vector_b", fingerprint).withRetired("vector", fingerprint).writeTo(core);
    assertEquals(List.of("new"), tea().orThrow().ids());
  }

  @Test
  void the_schemas_field_of_a_space_may_be_named_too() {
    Memory.ofPassages("vector", fingerprint).withRetired("vector_b", fingerprint).writeTo(core);
    Reply reply = core.query("q", "{!semantic f=vector_b}tea");
    assertEquals(List.of("new"), reply.orThrow().ids());
  }

  @Test
  void where_nothing_is_remembered_the_field_that_is_named_is_searched_as_it_is() {
    TestCore plain = TestCore.of(node, "semantic");
    plain.add(TestCore.document("1", "Tea", "", "x")).orThrow();
    plain.commit();
    assertEquals(List.of("1"), plain.meaning("a hot drink"));
  }

  @Test
  void a_model_that_is_configured_means_the_one_that_made_the_vectors_today() {
    Memory.ofPassages("vector", fingerprint).writeTo(core);
    Reply reply = core.query("q", "{!semantic f=vector model=bge-small-en-v1.5}tea");
    assertEquals(List.of("old"), reply.orThrow().ids());
  }

  private Reply tea() {
    return core.query("q", "{!semantic f=vector v=$text}", "text", "a cup of tea");
  }
}
