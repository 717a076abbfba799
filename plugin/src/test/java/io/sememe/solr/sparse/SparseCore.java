// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.ToldTermsForTests;
import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;

/** A Solr core without a model: documents say the codes of their weights, requests their terms. */
final class SparseCore implements AutoCloseable {
  /** The code of weight 1. */
  static final int ONE = Float.floatToIntBits(1) >>> 15;

  private final EmbeddedCore core;

  /** Creates one in an empty folder. */
  SparseCore(Path home) throws IOException {
    core = new EmbeddedCore(home, SCHEMA, CONFIG);
  }

  /** Adds a document with one field and commits. */
  void add(String id, String field, String value) throws IOException, SolrServerException {
    core.client().add(new SolrInputDocument("id", id, field, value));
    core.client().commit();
  }

  /** Searches with these names and values in turn. */
  QueryResponse query(String... namesAndValues) throws IOException, SolrServerException {
    return core.query(namesAndValues);
  }

  /** Searches with the terms of a question told. */
  QueryResponse told(
      Question question, SparsePruning pruning, List<Term> terms, String... namesAndValues)
      throws IOException, SolrServerException {
    ModifiableSolrParams params = EmbeddedCore.params(namesAndValues);
    ToldTermsForTests.tell(params, question, pruning, terms);
    return core.query(params);
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
