// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.UpdateRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;

/** A Solr core with the default model, whose chain fills the field {@code vector}. */
final class HighlightCore implements AutoCloseable {
  static final String MODEL = "bge-small-en-v1.5";

  private final EmbeddedCore core;

  /**
   * Creates one in an empty folder.
   *
   * @param chain further parameters of the chain, as XML
   * @param component parameters of the component
   */
  HighlightCore(Path home, String chain, String component) throws IOException {
    Path models = Path.of(System.getProperty("sememe.test.models"));
    Path installed = Files.createDirectories(home.resolve("models")).resolve(MODEL);
    Files.createSymbolicLink(installed, models.resolve(MODEL).toAbsolutePath());
    core =
        new EmbeddedCore(
            home, SCHEMA, CONFIG.replace("CHAIN", chain).replace("COMPONENT", component));
  }

  /** Adds documents and makes them visible. */
  void add(SolrInputDocument... documents) throws IOException, SolrServerException {
    core.client().add(Arrays.asList(documents));
    core.client().commit();
  }

  /** Deletes what a query finds. */
  void delete(String query) throws IOException, SolrServerException {
    core.client().deleteByQuery(query);
    core.client().commit();
  }

  /** Changes the index with a chain that makes no vectors, and makes it visible. */
  void addBare(SolrInputDocument document) throws IOException, SolrServerException {
    UpdateRequest request = new UpdateRequest();
    request.setParam("update.chain", "bare");
    request.add(document).process(core.client());
    core.client().commit();
  }

  /** Searches all documents, by id, with highlighting by meaning and these parameters. */
  QueryResponse highlight(String... namesAndValues) throws IOException, SolrServerException {
    List<String> all = new ArrayList<>(List.of(namesAndValues));
    addDefault(all, "q", "*:*");
    addDefault(all, "sort", "id asc");
    addDefault(all, "rows", "100");
    addDefault(all, "fl", "id");
    all.addAll(List.of("hl", "true", "hl.method", "semantic"));
    return core.query(all.toArray(String[]::new));
  }

  private static void addDefault(List<String> all, String name, String value) {
    boolean given = false;
    for (int i = 0; i < all.size(); i += 2) {
      given |= all.get(i).equals(name);
    }
    if (!given) {
      all.addAll(List.of(name, value));
    }
  }

  /** Searches with these names and values in turn. */
  QueryResponse query(String... namesAndValues) throws IOException, SolrServerException {
    return core.query(namesAndValues);
  }

  EmbeddedCore embedded() {
    return core;
  }

  /** Returns the fragments of a field of a document. */
  static List<String> fragments(QueryResponse response, String id, String field) {
    return response.getHighlighting().get(id).getOrDefault(field, List.of());
  }

  /** Returns where they lie. */
  @SuppressWarnings("unchecked")
  static List<NamedList<Object>> offsets(QueryResponse response, String id, String field) {
    NamedList<Object> documents =
        (NamedList<Object>) response.getResponse().get("highlighting_offsets");
    return (List<NamedList<Object>>) ((NamedList<Object>) documents.get(id)).get(field);
  }

  @Override
  public void close() throws IOException {
    core.close();
  }

  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField" docValues="true"/>
        <fieldType name="text" class="solr.TextField">
          <analyzer><tokenizer name="standard"/><filter name="lowercase"/></analyzer>
        </fieldType>
        <fieldType name="int" class="solr.IntPointField" docValues="true"/>
        <fieldType name="binary" class="solr.BinaryField"/>
        <fieldType name="nest_path" class="solr.NestPathField"/>
        <fieldType name="meaning" class="solr.DenseVectorField" vectorDimension="384" similarityFunction="cosine"/>
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="_version_" type="long" indexed="false" docValues="true"/>
        <fieldType name="long" class="solr.LongPointField" docValues="true"/>
        <field name="_root_" type="string" indexed="true" stored="false"/>
        <field name="_nest_path_" type="nest_path"/>
        <field name="title" type="text" indexed="true" stored="true"/>
        <field name="body" type="text" indexed="true" stored="true"/>
        <field name="notes" type="text" indexed="true" stored="true" multiValued="true"/>
        <field name="unstored" type="text" indexed="true" stored="false"/>
        <field name="vector" type="meaning" indexed="true" stored="true"/>
        <field name="vector_hash" type="string" indexed="true" stored="true"/>
        <field name="vector_tokens" type="binary" indexed="false" stored="false" docValues="true" useDocValuesAsStored="true"/>
        <field name="passage_text" type="text" indexed="true" stored="true"/>
        <field name="passage_field" type="string" indexed="true" stored="true"/>
        <field name="passage_start" type="int" indexed="true" stored="true"/>
        <field name="passage_end" type="int" indexed="true" stored="true"/>
      </schema>
      """;

  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <updateRequestProcessorChain name="semantic" default="true">
            <processor class="io.sememe.solr.update.EmbeddingUpdateProcessorFactory">
              <str name="model">bge-small-en-v1.5</str>
              <str name="source">title,body</str>
              <str name="dest">vector</str>
              CHAIN
            </processor>
            <processor class="solr.LogUpdateProcessorFactory"/>
            <processor class="solr.DistributedUpdateProcessorFactory"/>
            <processor class="solr.RunUpdateProcessorFactory"/>
          </updateRequestProcessorChain>
          <updateRequestProcessorChain name="bare">
            <processor class="solr.RunUpdateProcessorFactory"/>
          </updateRequestProcessorChain>
          <queryParser name="semantic" class="io.sememe.solr.search.SemanticQParserPlugin"/>
          <queryParser name="hybrid" class="io.sememe.solr.rank.HybridQParserPlugin"/>
          <searchComponent name="highlight" class="io.sememe.solr.highlight.SemanticHighlightComponent">
            COMPONENT
          </searchComponent>
          <requestHandler name="/select" class="solr.SearchHandler"/>
          """);
}
