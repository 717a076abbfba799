// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.solr.testing.EmbeddedCore;
import io.sememe.solr.testing.FakeAnswerReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.client.solrj.request.QueryRequest;
import org.apache.solr.client.solrj.response.QueryResponse;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.util.NamedList;

/** A Solr core that answers with a {@link FakeAnswerReader}: documents have a title and a body. */
final class AnswerCore implements AutoCloseable {
  private final EmbeddedCore core;

  /** Creates one in an empty folder. */
  AnswerCore(Path home) throws IOException {
    core = new EmbeddedCore(home, SCHEMA, CONFIG);
  }

  /** Returns who reads. */
  FakeAnswerReader reader() {
    return FakeAnswerComponent.READER;
  }

  /** Adds a document; those with higher ranks come first. */
  void add(String id, int rank, String... body) throws IOException, SolrServerException {
    SolrInputDocument document = new SolrInputDocument("id", id);
    document.setField("title", "Document " + id);
    document.setField("rank", rank);
    List.of(body).forEach(value -> document.addField("body", value));
    core.client().add(document);
    core.client().commit();
  }

  /** Asks for answers with these names and values in turn; by rank unless there is another q. */
  QueryResponse ask(String... namesAndValues) throws IOException, SolrServerException {
    return get("/ask", namesAndValues);
  }

  /** Returns the section of the answers. */
  NamedList<Object> section(String... namesAndValues) throws IOException, SolrServerException {
    return section(ask(namesAndValues));
  }

  @SuppressWarnings("unchecked")
  static NamedList<Object> section(QueryResponse response) {
    return (NamedList<Object>) response.getResponse().get("answer");
  }

  @SuppressWarnings("unchecked")
  static List<NamedList<Object>> answers(NamedList<Object> section) {
    return (List<NamedList<Object>>) section.get("answers");
  }

  /** Returns names and values as a map of its own. */
  static Map<String, Object> map(Object named) {
    Map<String, Object> map = new HashMap<>();
    ((NamedList<?>) named).forEach(map::put);
    return map;
  }

  /** Sends a request to a handler. */
  QueryResponse get(String path, String... namesAndValues) throws IOException, SolrServerException {
    ModifiableSolrParams params = EmbeddedCore.params(namesAndValues);
    QueryRequest request = new QueryRequest(params);
    request.setPath(path);
    return request.process(core.client());
  }

  EmbeddedCore embedded() {
    return core;
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
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="title" type="text" indexed="true" stored="true"/>
        <field name="body" type="text" indexed="true" stored="true" multiValued="true"/>
        <field name="unseen" type="text" indexed="true" stored="false"/>
        <field name="rank" type="int" indexed="true" stored="true"/>
        <fieldType name="meaning" class="solr.DenseVectorField" vectorDimension="2"/>
        <dynamicField name="*_vector" type="meaning" indexed="true" stored="true"/>
      </schema>
      """;

  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <searchComponent name="answer" class="io.sememe.solr.answer.FakeAnswerComponent">
            <str name="model">fake</str>
            <str name="f">body</str>
            <str name="vf">vector</str>
          </searchComponent>
          <searchComponent name="bare" class="io.sememe.solr.answer.FakeAnswerComponent"/>
          <transformer name="answer" class="io.sememe.solr.answer.FakeAnswerTransformerFactory">
            <str name="model">fake</str>
            <str name="f">body</str>
          </transformer>
          <transformer name="bare" class="io.sememe.solr.answer.FakeAnswerTransformerFactory"/>
          <requestHandler name="/ask" class="solr.SearchHandler">
            <lst name="defaults">
              <str name="ans">true</str><str name="q">{!func}field(rank)</str><str name="fl">id</str>
              <str name="df">body</str>
            </lst>
            <arr name="last-components"><str>answer</str></arr>
          </requestHandler>
          <requestHandler name="/select" class="solr.SearchHandler"/>
          <requestHandler name="/always" class="solr.SearchHandler">
            <lst name="defaults"><str name="df">body</str></lst>
            <lst name="invariants"><str name="ans">true</str></lst>
            <arr name="last-components"><str>answer</str></arr>
          </requestHandler>
          <requestHandler name="/bare" class="solr.SearchHandler">
            <lst name="defaults"><str name="ans">true</str><str name="q">*:*</str></lst>
            <arr name="last-components"><str>bare</str></arr>
          </requestHandler>
          """);
}
