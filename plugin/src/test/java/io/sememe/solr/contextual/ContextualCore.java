// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.CoreContainer;

/** A Solr core without documents and models, with fields of all kinds. */
final class ContextualCore implements AutoCloseable {
  private static final String NAME = "test";
  private final CoreContainer container;
  private final EmbeddedSolrServer client;

  /** Creates one in an empty folder. */
  ContextualCore(Path home) throws IOException {
    Path conf = Files.createDirectories(home.resolve(NAME).resolve("conf"));
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    Files.writeString(home.resolve(NAME).resolve("core.properties"), "name=" + NAME);
    Files.writeString(conf.resolve("schema.xml"), SCHEMA);
    Files.writeString(conf.resolve("solrconfig.xml"), CONFIG);
    container = CoreContainer.createAndLoad(home);
    client = new EmbeddedSolrServer(container, NAME);
  }

  /** Searches with these names and values in turn. */
  QueryResponse query(String... namesAndValues) throws IOException, SolrServerException {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new QueryRequest(params).process(client);
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
        <fieldType name="plain" class="solr.TextField">
          <analyzer><tokenizer name="whitespace"/></analyzer>
        </fieldType>
        <fieldType name="text" class="solr.TextField">
          <analyzer type="index">
            <tokenizer name="whitespace"/>
            <filter class="io.sememe.solr.analysis.ContextualEmbeddingFilterFactory" model="absent"/>
            <filter name="lowercase"/>
          </analyzer>
          <analyzer type="query">
            <tokenizer name="whitespace"/>
            <filter name="lowercase"/>
          </analyzer>
        </fieldType>
        <fieldType name="both" class="solr.TextField">
          <analyzer>
            <tokenizer name="whitespace"/>
            <filter class="io.sememe.solr.analysis.ContextualEmbeddingFilterFactory" model="absent"/>
            <filter name="lowercase"/>
          </analyzer>
        </fieldType>
        <fieldType name="mute" class="solr.TextField">
          <analyzer>
            <tokenizer name="whitespace"/>
            <filter class="io.sememe.solr.analysis.ContextualEmbeddingFilterFactory" model="absent" payload="none"/>
          </analyzer>
        </fieldType>
        <fieldType name="custom" class="solr.TextField">
          <analyzer class="org.apache.lucene.analysis.core.WhitespaceAnalyzer"/>
        </fieldType>
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="text" type="text" indexed="true" stored="true"/>
        <field name="unplaced" type="text" indexed="true" omitPositions="true"/>
        <field name="both" type="both" indexed="true" stored="true"/>
        <field name="mute" type="mute" indexed="true" stored="true"/>
        <field name="plain" type="plain" indexed="true" stored="true"/>
        <field name="custom" type="custom" indexed="true" stored="true"/>
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
        <queryParser name="contextual" class="io.sememe.solr.contextual.ContextualQParserPlugin"/>
        <requestHandler name="/select" class="solr.SearchHandler"/>
      </config>
      """;
}
