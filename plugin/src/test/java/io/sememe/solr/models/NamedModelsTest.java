// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of place, in a core of its own; none of the models is installed. */
final class NamedModelsTest {
  private static final String SCHEMA =
      """
      <schema name="test" version="1.7">
        <fieldType name="string" class="solr.StrField"/>
        <fieldType name="pieces" class="solr.TextField">
          <analyzer><tokenizer name="wordpiece" model="tokens"/></analyzer>
        </fieldType>
        <fieldType name="senses" class="solr.TextField">
          <analyzer type="index">
            <tokenizer name="standard"/><filter name="contextualEmbedding" model="words"/>
          </analyzer>
          <analyzer type="query"><tokenizer name="standard"/></analyzer>
        </fieldType>
        <fieldType name="sparse" class="solr.TextField">
          <analyzer><tokenizer name="keyword"/><filter name="learnedSparse" model="terms"/></analyzer>
        </fieldType>
        <field name="id" type="string" indexed="true" stored="true"/>
        <uniqueKey>id</uniqueKey>
      </schema>
      """;
  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <updateRequestProcessorChain name="filled">
            <processor class="io.sememe.solr.update.EmbeddingUpdateProcessorFactory">
              <str name="model">vectors</str>
              <str name="source">body</str>
              <str name="dest">vector</str>
              <str name="tokens">int8</str>
              <str name="tokenModel">late</str>
            </processor>
            <processor class="solr.RunUpdateProcessorFactory"/>
          </updateRequestProcessorChain>
          <queryParser name="semantic" class="io.sememe.solr.search.SemanticQParserPlugin">
            <str name="model">vectors</str>
          </queryParser>
          <queryParser name="sparse" class="io.sememe.solr.sparse.SparseQParserPlugin"/>
          <searchComponent name="answer" class="io.sememe.solr.answer.AnswerComponent">
            <str name="model">spans</str>
          </searchComponent>
          <transformer name="answer" class="io.sememe.solr.answer.AnswerTransformerFactory">
            <str name="model">spans</str>
          </transformer>
          <transformer name="attention" class="io.sememe.solr.explain.AttentionTransformerFactory">
            <str name="model">heads</str>
          </transformer>
          <requestHandler name="/explain" class="io.sememe.solr.explain.ExplainHandler">
            <str name="model">heads</str>
          </requestHandler>
          <requestHandler name="/select" class="solr.SearchHandler">
            <lst name="defaults"><str name="q">{!semantic f=vector model=asked}tea</str></lst>
          </requestHandler>
          """);

  @TempDir private Path folder;
  private EmbeddedCore core;

  @BeforeEach
  void open() throws IOException {
    core = new EmbeddedCore(folder, SCHEMA, CONFIG);
  }

  @AfterEach
  void close() throws IOException {
    core.close();
  }

  @Test
  void every_place_that_names_a_model_is_told() {
    try (SolrCore open = core.core()) {
      assertEquals(
          Map.of(
              "tokens", Set.of("fieldType pieces"),
              "words", Set.of("fieldType senses"),
              "terms", Set.of("fieldType sparse"),
              "vectors", Set.of("updateRequestProcessorChain filled", "queryParser semantic"),
              "late", Set.of("updateRequestProcessorChain filled"),
              "spans", Set.of("searchComponent answer", "transformer answer"),
              "heads", Set.of("transformer attention", "requestHandler /explain"),
              "asked", Set.of("requestHandler /select")),
          NamedModels.of(open));
    }
  }

  @Test
  void a_node_names_what_its_cores_name_until_they_close() {
    CoreContainer node = core.client().getCoreContainer();
    String name = node.getLoadedCoreNames().get(0);
    assertEquals(Map.of(name, Set.of("fieldType pieces")), NamedModels.of(node).get("tokens"));
    node.unload(name);
    assertEquals(Map.of(), NamedModels.of(node));
  }
}
