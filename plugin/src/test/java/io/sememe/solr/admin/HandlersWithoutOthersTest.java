// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.ModelState;
import io.sememe.encoder.ModelStatus;
import io.sememe.solr.Sememe;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.VectorUnit;
import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.client.solrj.request.GenericSolrRequest;
import org.apache.solr.common.SolrException;
import org.apache.solr.core.SolrCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A core with a handler for its status, and with neither /sememe/models nor /select. */
final class HandlersWithoutOthersTest {
  private static final String SCHEMA =
      """
      <schema name="test" version="1.7">
        <fieldType name="string" class="solr.StrField"/>
        <field name="id" type="string" indexed="true" stored="true"/>
        <uniqueKey>id</uniqueKey>
      </schema>
      """;
  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <queryParser name="semantic" class="io.sememe.solr.search.SemanticQParserPlugin"/>
          <requestHandler name="/search" class="solr.SearchHandler">
            <lst name="defaults"><str name="q">{!semantic f=vector model=named}tea</str></lst>
          </requestHandler>
          <requestHandler name="/sememe/status" class="io.sememe.solr.admin.StatusHandler"/>
          """);

  @TempDir private Path home;
  private EmbeddedCore core;

  @BeforeEach
  void open() throws IOException {
    for (String model : new String[] {"named", "other"}) {
      Files.createDirectories(home.resolve("models").resolve(model));
      Files.writeString(home.resolve("models").resolve(model).resolve("sememe.json"), "{}");
    }
    core = new EmbeddedCore(home, SCHEMA, CONFIG);
  }

  @AfterEach
  void close() throws IOException {
    core.close();
  }

  @Test
  void the_status_alone_has_the_models_loaded_that_the_core_names() {
    Map<String, ModelState> states =
        Sememe.of(solr().getCoreContainer()).models().stream()
            .collect(Collectors.toMap(ModelStatus::name, ModelStatus::state));
    assertEquals(ModelState.UNLOADED, states.get("other"), states::toString);
    assertNotEquals(ModelState.UNLOADED, states.get("named"), states::toString);
  }

  @Test
  void a_probe_has_a_model_loaded_that_the_collection_names_since_its_core_opened() {
    try (SolrCore open = core.core()) {
      EmbeddingSpace space = new EmbeddingSpace("other", 3, true, 8, "0".repeat(32));
      CollectionSpaces.of(open).claim("vector", VectorUnit.DOCUMENT, space);
    }
    assertEquals(Optional.empty(), Sememe.of(solr().getCoreContainer()).encoders().status("other"));
    GenericSolrRequest probe =
        new GenericSolrRequest(METHOD.GET, "/sememe/status", EmbeddedCore.params("probe", "true"));
    assertEquals(503, assertThrows(SolrException.class, () -> core.client().request(probe)).code());
    assertTrue(
        Sememe.of(solr().getCoreContainer()).encoders().status("other").isPresent(),
        "not ready, and nobody has it loaded");
  }

  @Test
  void who_counts_documents_is_not_told_to_force_anything() {
    SolrException counted = assertThrows(SolrException.class, () -> VectorSearch.documents(solr()));
    assertEquals(409, counted.code());
    assertTrue(counted.getMessage().contains("/select"), counted::getMessage);
    assertFalse(counted.getMessage().contains("force"), counted::getMessage);
    SolrException sought =
        assertThrows(SolrException.class, () -> VectorSearch.finds(solr(), "id"));
    assertTrue(sought.getMessage().contains("force=true"), sought::getMessage);
  }

  private SolrCore solr() {
    return core.core();
  }
}
