// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.models;

import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A model that cannot be had stops what needs it, with the reason, and nothing else. */
@OnEveryJdk
final class BrokenModelIT {
  private static final String CONFIGURED = "${sememe.model:bge-small-en-v1.5}";
  private static final String GOOD = "all-minilm-l6-v2";

  private final SolrNode node;

  BrokenModelIT(SolrNode node) {
    this.node = node;
  }

  @ParameterizedTest
  @CsvSource({
    "no-model-file,      model.onnx,     MISSING,   'model.onnx'",
    "empty-model,        model.onnx,     EMPTY,     'SHA-256'",
    "no-tokenizer,       tokenizer.json, MISSING,   'tokenizer.json'",
    "malformed-settings, sememe.json,    MALFORMED, 'sememe.json is not valid JSON'",
  })
  void the_core_opens_words_are_found_and_what_needs_the_model_answers_503_with_the_reason(
      String model, String file, Damage damage, String reason) throws IOException {
    installDamaged(model, file, damage);
    TestCore core = coreWith(model, "fail");
    Reply update = core.add(document("1", "Tea", "Leaves in hot water.", "cooking"));
    assertUnavailable(update, "'1'", "'" + model + "'", reason);
    assertUnavailable(core.query("q", "{!semantic f=vector}tea"), "'" + model + "'", reason);
    assertFalse(update.errorMessage().contains(node.home().folder().toString()));
    core.commit();
    assertEquals(List.of(), core.query("q", "text:tea").orThrow().ids());
  }

  @Test
  void skip_indexes_the_document_without_a_vector() throws IOException {
    installDamaged("skipped", "model.onnx", Damage.EMPTY);
    TestCore core = coreWith("skipped", "skip");
    Reply update = core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    assertEquals(1, update.body().at("/embedding/vector/failed").asInt());
    assertEquals(List.of("1"), core.query("q", "text:tea").orThrow().ids());
    assertTrue(core.vector("1").isMissingNode());
  }

  @Test
  void mark_writes_the_reason_and_a_query_finds_the_document_by_it() throws IOException {
    installDamaged("marked", "model.onnx", Damage.EMPTY);
    TestCore core = coreWith("marked", "mark");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    Reply found = core.query("q", "embedding_error:*", "fl", "id,embedding_error").orThrow();
    assertEquals(List.of("1"), found.ids());
    String reason = found.documents().get(0).path("embedding_error").asText();
    assertTrue(reason.contains("SHA-256"), reason);
  }

  @Test
  void another_model_of_the_same_node_is_not_concerned() throws IOException {
    installDamaged("neighbour", "model.onnx", Damage.EMPTY);
    coreWith("neighbour", "fail");
    TestCore core = coreWith(GOOD, "fail");
    core.add(document("1", "Tea", "Leaves in hot water.", "cooking")).orThrow();
    core.commit();
    assertEquals(List.of("1"), core.meaning("a hot drink"));
  }

  @Test
  void a_model_that_is_not_installed_does_not_keep_the_core_from_opening() {
    TestCore core = coreWith("forgotten", "fail");
    Reply update = core.add(document("1", "Tea", "Leaves in hot water.", "cooking"));
    assertEquals(400, update.status(), update.errorMessage());
    assertTrue(update.errorMessage().contains("'forgotten'"), update.errorMessage());
    assertTrue(update.errorMessage().contains(GOOD), update.errorMessage());
    assertEquals(List.of(), core.query("q", "*:*").orThrow().ids());
  }

  @Test
  void skip_does_not_index_without_vectors_because_a_model_is_misspelt() {
    TestCore core = coreWith("forgoten", "skip");
    Reply update = core.add(document("1", "Tea", "Leaves in hot water.", "cooking"));
    assertEquals(400, update.status(), update.errorMessage());
    core.commit();
    assertEquals(List.of(), core.query("q", "*:*").orThrow().ids());
  }

  @Test
  void a_model_that_is_not_installed_does_not_keep_documents_from_being_deleted() {
    TestCore core = coreWith("forgotten", "fail");
    core.update("{\"delete\": {\"query\": \"*:*\"}, \"commit\": {}}").orThrow();
  }

  @Test
  void a_field_of_another_dimension_is_refused_with_both_numbers() {
    Configset.copy(node, "narrow")
        .replace("managed-schema.xml", "vectorDimension=\"384\"", "vectorDimension=\"128\"");
    TestCore core = TestCore.of(node, "narrow");
    Reply update = core.add(document("1", "Tea", "Leaves in hot water.", "cooking"));
    Reply query = core.query("q", "{!semantic f=vector}tea");
    for (Reply reply : List.of(update, query)) {
      assertEquals(400, reply.status(), reply.errorMessage());
      assertTrue(reply.errorMessage().contains("vectorDimension=128"), reply.errorMessage());
      assertTrue(reply.errorMessage().contains("dimension 384"), reply.errorMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "<str name=\"dest\">vector</str>, '', missing parameter 'dest'",
    "<str name=\"onError\">fail</str>, <str name=\"onError\">retry</str>, onError must be one of",
    "<str name=\"onError\">fail</str>, <str name=\"onEror\">fail</str>, onEror"
  })
  void a_mistake_in_the_configuration_is_told_when_the_core_is_created(
      String before, String after, String said) {
    Configset.copy(node, "mistaken").replace("solrconfig.xml", before, after == null ? "" : after);
    Reply reply = node.http().createCore("mistaken-core", "mistaken");
    assertTrue(reply.status() >= 400, reply.body().toString());
    assertTrue(reply.errorMessage().contains(said), reply.errorMessage());
  }

  @Test
  void a_source_field_that_the_schema_does_not_have_is_named() {
    Configset.copy(node, "misspelt")
        .replace("solrconfig.xml", "title,body", "titel,body")
        .replace("solrconfig.xml", ">title<", ">titel<");
    TestCore core = TestCore.of(node, "misspelt");
    Reply update = core.add(document("1", "Tea", "Leaves in hot water.", "cooking"));
    assertEquals(400, update.status());
    assertTrue(update.errorMessage().contains("'titel'"), update.errorMessage());
  }

  private TestCore coreWith(String model, String onError) {
    String name = model + "-" + onError;
    Configset.copy(node, name)
        .replace("solrconfig.xml", CONFIGURED, model)
        .replace("solrconfig.xml", "\"onError\">fail", "\"onError\">" + onError);
    return TestCore.of(node, name);
  }

  private void installDamaged(String model, String file, Damage damage) throws IOException {
    Path models = node.home().folder().resolve("models");
    if (!Files.exists(models.resolve(model))) {
      node.home().addModel(model, models.resolve(GOOD));
      damage.apply(models.resolve(model).resolve(file));
    }
  }

  private static void assertUnavailable(Reply reply, String... said) {
    assertEquals(503, reply.status(), reply.errorMessage());
    for (String part : said) {
      assertTrue(reply.errorMessage().contains(part), reply.errorMessage());
    }
  }

  /** What may happen to a file. */
  private enum Damage {
    MISSING {
      @Override
      void apply(Path file) throws IOException {
        Files.delete(file);
      }
    },
    EMPTY {
      @Override
      void apply(Path file) throws IOException {
        Files.write(file, new byte[0]);
      }
    },
    MALFORMED {
      @Override
      void apply(Path file) throws IOException {
        Files.writeString(file, "{ \"pooling\": ");
      }
    };

    abstract void apply(Path file) throws IOException;
  }
}
