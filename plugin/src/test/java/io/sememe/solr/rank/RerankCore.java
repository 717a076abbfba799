// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.CoreContainer;

/** A Solr core with a reranker: {@link GradeQParserPlugin}. */
final class RerankCore implements AutoCloseable {
  private static final String NAME = "test";
  private final CoreContainer container;
  private final EmbeddedSolrServer client;

  /** Creates one in an empty folder. */
  RerankCore(Path home) throws IOException {
    Path conf = Files.createDirectories(home.resolve(NAME).resolve("conf"));
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    Files.writeString(home.resolve(NAME).resolve("core.properties"), "name=" + NAME);
    Files.writeString(conf.resolve("schema.xml"), SCHEMA);
    Files.writeString(conf.resolve("solrconfig.xml"), CONFIG);
    container = CoreContainer.createAndLoad(home);
    client = new EmbeddedSolrServer(container, NAME);
  }

  /** Creates one with documents of many scores and grades; not all of them match {@code tea}. */
  static RerankCore withDocuments(Path home) throws IOException, SolrServerException {
    Random random = new Random(7);
    List<SolrInputDocument> documents = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String text = "tea ".repeat(random.nextInt(4)) + "rice ".repeat(1 + random.nextInt(20));
      SolrInputDocument document = new SolrInputDocument("id", "d" + i, "text", text);
      document.setField("group", "g" + random.nextInt(20));
      document.setField("grade", random.nextInt(1000));
      documents.add(document);
    }
    RerankCore core = new RerankCore(home);
    core.add(documents);
    return core;
  }

  /** Adds documents and makes them visible, in segments of a few. */
  void add(List<SolrInputDocument> documents) throws IOException, SolrServerException {
    for (int from = 0; from < documents.size(); from += 25) {
      client.add(documents.subList(from, Math.min(from + 25, documents.size())));
      client.commit();
    }
  }

  /** Deletes what a query finds. */
  void delete(String query) throws IOException, SolrServerException {
    client.deleteByQuery(query);
  }

  /** Searches with these names and values in turn. */
  QueryResponse query(String... namesAndValues) throws IOException, SolrServerException {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new QueryRequest(params).process(client);
  }

  /** Returns the ids of a search's documents, best first. */
  List<String> ids(String... namesAndValues) throws IOException, SolrServerException {
    return ids(query(namesAndValues));
  }

  static List<String> ids(QueryResponse response) {
    return response.getResults().stream().map(one -> (String) one.getFieldValue("id")).toList();
  }

  @Override
  public void close() throws IOException {
    client.close();
    container.shutdown();
  }

  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField" docValues="true"/>
        <fieldType name="text" class="solr.TextField">
          <analyzer><tokenizer name="whitespace"/></analyzer>
        </fieldType>
        <fieldType name="int" class="solr.IntPointField" docValues="true"/>
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="text" type="text" indexed="true" stored="true"/>
        <field name="group" type="string" indexed="true" stored="true"/>
        <field name="grade" type="int" indexed="true" stored="true"/>
      </schema>
      """;

  private static final String CONFIG =
      """
      <config>
        <luceneMatchVersion>9.12</luceneMatchVersion>
        <directoryFactory class="solr.ByteBuffersDirectoryFactory"/>
        <indexConfig>
          <lockType>single</lockType>
          <mergePolicyFactory class="org.apache.solr.index.NoMergePolicyFactory"/>
        </indexConfig>
        <schemaFactory class="ClassicIndexSchemaFactory"/>
        <updateHandler class="solr.DirectUpdateHandler2"/>
        <query>
          <queryResultCache size="100" initialSize="10"/>
          <filterCache size="100" initialSize="10"/>
        </query>
        <queryParser name="grade" class="io.sememe.solr.rank.GradeQParserPlugin"/>
        <queryParser name="maxsim" class="io.sememe.solr.rank.MaxSimQParserPlugin"/>
        <searchComponent name="recording" class="io.sememe.solr.rank.RecordingComponent"/>
        <requestHandler name="/select" class="solr.SearchHandler">
          <lst name="defaults"><str name="df">text</str></lst>
          <arr name="last-components"><str>recording</str></arr>
        </requestHandler>
        <requestHandler name="/graded" class="solr.SearchHandler">
          <lst name="defaults"><str name="df">text</str><str name="facet">true</str></lst>
          <lst name="invariants"><str name="rq">{!grade}</str></lst>
        </requestHandler>
        <requestHandler name="/ids" class="solr.SearchHandler">
          <lst name="defaults"><str name="df">text</str></lst>
          <lst name="invariants"><str name="fl">id</str></lst>
        </requestHandler>
      </config>
      """;
}
