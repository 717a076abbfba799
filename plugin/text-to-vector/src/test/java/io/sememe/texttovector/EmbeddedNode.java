// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.solr.Sememe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;

/** A node in this JVM, on the models that ship, with one core that the stand-ins are in. */
final class EmbeddedNode implements AutoCloseable {
  static final String MODEL = "bge-small-en-v1.5";

  private static final String CORE = "test";
  private static final String SCHEMA =
      """
      <schema name="test" version="1.7">
        <uniqueKey>id</uniqueKey>
        <field name="id" type="string" indexed="true" stored="true"/>
        <field name="body" type="string" indexed="false" stored="true"/>
        <field name="vector" type="meaning" indexed="true" stored="true"/>
        <fieldType name="string" class="solr.StrField"/>
        <fieldType name="meaning" class="solr.DenseVectorField" vectorDimension="384" similarityFunction="dot_product"/>
      </schema>
      """;
  private static final String CONFIG =
      """
      <config>
        <luceneMatchVersion>9.12</luceneMatchVersion>
        <directoryFactory class="solr.ByteBuffersDirectoryFactory"/>
        <indexConfig><lockType>single</lockType></indexConfig>
        <schemaFactory class="ClassicIndexSchemaFactory"/>
        <updateHandler class="solr.DirectUpdateHandler2"/>
        <requestHandler name="/select" class="solr.SearchHandler"/>
        <queryParser name="stored" class="io.sememe.texttovector.StoredModelQParserPlugin"/>
        <updateRequestProcessorChain default="true">
          <processor class="io.sememe.texttovector.StoredModelUpdateProcessorFactory"/>
          <processor class="solr.RunUpdateProcessorFactory"/>
        </updateRequestProcessorChain>
      </config>
      """;

  private final CoreContainer container;
  private final EmbeddedSolrServer client;

  EmbeddedNode() throws IOException {
    Path home = Path.of(System.getProperty("sememe.test.home"));
    Path core = home.resolve(CORE);
    Files.createDirectories(core.resolve("conf"));
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    Files.writeString(
        core.resolve("core.properties"), "name=" + CORE + "\ndataDir=" + core.resolve("data"));
    Files.writeString(core.resolve("conf/schema.xml"), SCHEMA);
    Files.writeString(core.resolve("conf/solrconfig.xml"), CONFIG);
    container = CoreContainer.createAndLoad(home);
    client = new EmbeddedSolrServer(container, CORE);
  }

  EmbeddedSolrServer client() {
    return client;
  }

  Sememe sememe() {
    return Sememe.of(container);
  }

  /** Returns the vector that Sememe's own parts would make of a text. */
  float[] expected(String text, Role role) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    return sememe().tasks().textEmbedder(MODEL).embed(text, role, deadline).vector();
  }

  /** Does something as if a request had come for it. */
  void within(Runnable what) {
    try (SolrCore core = container.getCore(CORE);
        SolrQueryRequest request = new SolrQueryRequestBase(core, new ModifiableSolrParams()) {}) {
      SolrRequestInfo.setRequestInfo(new SolrRequestInfo(request, new SolrQueryResponse()));
      what.run();
    } finally {
      SolrRequestInfo.clearRequestInfo();
    }
  }

  @Override
  public void close() throws IOException {
    client.close();
    container.shutdown();
  }
}
