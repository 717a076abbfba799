// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.ToldTermsForTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.embedded.EmbeddedSolrServer;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.core.CoreContainer;

/** A Solr core without a model: documents say the codes of their weights, requests their terms. */
final class SparseCore implements AutoCloseable {
  private static final String NAME = "test";

  /** The code of weight 1. */
  static final int ONE = Float.floatToIntBits(1) >>> 15;

  private final CoreContainer container;
  private final EmbeddedSolrServer client;

  /** Creates one in an empty folder. */
  SparseCore(Path home) throws IOException {
    Path conf = Files.createDirectories(home.resolve(NAME).resolve("conf"));
    Files.writeString(home.resolve("solr.xml"), "<solr/>");
    Files.writeString(home.resolve(NAME).resolve("core.properties"), "name=" + NAME);
    Files.writeString(conf.resolve("schema.xml"), SCHEMA);
    Files.writeString(conf.resolve("solrconfig.xml"), CONFIG);
    container = CoreContainer.createAndLoad(home);
    client = new EmbeddedSolrServer(container, NAME);
  }

  /** Adds a document with one field and commits. */
  void add(String id, String field, String value) throws IOException, SolrServerException {
    client.add(new SolrInputDocument("id", id, field, value));
    client.commit();
  }

  /** Searches with these names and values in turn. */
  QueryResponse query(String... namesAndValues) throws IOException, SolrServerException {
    return query(params(namesAndValues));
  }

  /** Searches with the terms of a question told. */
  QueryResponse told(
      Question question, SparsePruning pruning, List<Term> terms, String... namesAndValues)
      throws IOException, SolrServerException {
    ModifiableSolrParams params = params(namesAndValues);
    ToldTermsForTests.tell(params, question, pruning, terms);
    return query(params);
  }

  private QueryResponse query(ModifiableSolrParams params) throws IOException, SolrServerException {
    return new QueryRequest(params).process(client);
  }

  private static ModifiableSolrParams params(String... namesAndValues) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      params.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return params;
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
        <fieldType name="coded" class="solr.TextField">
          <analyzer>
            <tokenizer name="whitespace"/>
            <filter name="delimitedTermFrequency"/>
          </analyzer>
        </fieldType>
        <fieldType name="sparse" class="solr.TextField" omitNorms="true" omitPositions="true">
          <analyzer type="index">
            <tokenizer name="keyword"/>
            <filter name="learnedSparse" model="splade" topK="100"/>
          </analyzer>
          <analyzer type="query"><tokenizer name="keyword"/></analyzer>
        </fieldType>
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="coded" type="coded" omitNorms="true" omitPositions="true"/>
        <field name="positions" type="coded" omitNorms="true"/>
        <field name="norms" type="coded" omitPositions="true"/>
        <field name="bare" type="coded" omitNorms="true" omitTermFreqAndPositions="true"/>
        <field name="several" type="coded" omitNorms="true" omitPositions="true" multiValued="true"/>
        <field name="unindexed" type="coded" omitNorms="true" omitPositions="true" indexed="false"/>
        <field name="sparse" type="sparse"/>
        <fieldType name="unfit" class="solr.TextField" omitNorms="true">
          <analyzer>
            <tokenizer name="keyword"/>
            <filter name="learnedSparse" model="splade"/>
          </analyzer>
        </fieldType>
        <field name="unfit" type="unfit"/>
        <field name="unfit_several" type="unfit" omitPositions="true" multiValued="true"/>
        <field name="unfit_omitted" type="unfit" omitPositions="true"/>
        <field name="unfit_stored" type="unfit" indexed="false" stored="true"/>
        <dynamicField name="*_unfit" type="unfit"/>
        <field name="sort" type="string"/>
      </schema>
      """;

  private static final String CONFIG =
      """
      <config>
        <luceneMatchVersion>LATEST</luceneMatchVersion>
        <directoryFactory class="solr.ByteBuffersDirectoryFactory"/>
        <indexConfig><lockType>single</lockType></indexConfig>
        <query><filterCache size="100" initialSize="10"/></query>
        <queryParser name="sparse" class="io.sememe.solr.sparse.SparseQParserPlugin"/>
        <requestHandler name="/select" class="solr.SearchHandler"/>
      </config>
      """;
}
