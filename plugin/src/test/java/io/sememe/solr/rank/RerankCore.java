// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;

/** A Solr core with a reranker: {@link GradeQParserPlugin}. */
final class RerankCore implements AutoCloseable {
  private final EmbeddedCore core;

  /** Creates one in an empty folder. */
  RerankCore(Path home) throws IOException {
    core = new EmbeddedCore(home, SCHEMA, CONFIG);
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
      core.client().add(documents.subList(from, Math.min(from + 25, documents.size())));
      core.client().commit();
    }
  }

  /** Deletes what a query finds. */
  void delete(String query) throws IOException, SolrServerException {
    core.client().deleteByQuery(query);
  }

  /** Searches with these names and values in turn. */
  QueryResponse query(String... namesAndValues) throws IOException, SolrServerException {
    return core.query(namesAndValues);
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
    core.close();
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
      EmbeddedCore.config(
          """
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
          <requestHandler name="/few" class="solr.SearchHandler">
            <lst name="defaults"><str name="df">text</str></lst>
            <lst name="invariants"><int name="rows">3</int></lst>
          </requestHandler>
          <requestHandler name="/later" class="solr.SearchHandler">
            <lst name="defaults"><str name="df">text</str></lst>
            <lst name="invariants"><int name="start">5</int></lst>
          </requestHandler>
          <requestHandler name="/sorted" class="solr.SearchHandler">
            <lst name="defaults"><str name="df">text</str></lst>
          </requestHandler>
          <initParams path="/sorted">
            <lst name="invariants"><str name="sort">score desc</str></lst>
          </initParams>
          """);
}
