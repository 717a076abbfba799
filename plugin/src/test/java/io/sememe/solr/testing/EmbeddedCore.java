// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;

/** A Solr core in this JVM. */
public final class EmbeddedCore implements AutoCloseable {
  private static final String NAME = "test";

  private final CoreContainer container;
  private final EmbeddedSolrServer client;

  /** Creates one of a schema and a configuration in an empty folder. */
  public EmbeddedCore(Path home, String schema, String solrConfig) throws IOException {
    Path conf = Files.createDirectories(home.resolve(NAME).resolve("conf"));
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    // A directory that is not on disk would lie at "data" wherever the tests run, and what a
    // collection remembers with it.
    Files.writeString(
        home.resolve(NAME).resolve("core.properties"),
        "name=" + NAME + "\ndataDir=" + home.resolve(NAME).resolve("data"));
    Files.writeString(conf.resolve("schema.xml"), schema);
    Files.writeString(conf.resolve("solrconfig.xml"), solrConfig);
    container = CoreContainer.createAndLoad(home);
    client = new EmbeddedSolrServer(container, NAME);
  }

  /**
   * Returns a configuration of a core in memory, whose segments stay as they were written.
   *
   * @param elements query parsers, handlers and the like
   */
  public static String config(String elements) {
    return """
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
        """
        + elements
        + "</config>";
  }

  /** Returns parameters of names and values in turn. */
  public static ModifiableSolrParams params(String... namesAndValues) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return params;
  }

  /** Returns what sends requests to the core. */
  public EmbeddedSolrServer client() {
    return client;
  }

  /** Returns the core itself, which the caller closes. */
  public SolrCore core() {
    return container.getCore(NAME);
  }

  /** Searches with these names and values in turn. */
  public QueryResponse query(String... namesAndValues) throws IOException, SolrServerException {
    return query(params(namesAndValues));
  }

  /** Searches. */
  public QueryResponse query(ModifiableSolrParams params) throws IOException, SolrServerException {
    return new QueryRequest(params).process(client);
  }

  @Override
  public void close() throws IOException {
    client.close();
    container.shutdown();
  }
}
