// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.ContentStreamBase.ByteArrayStream;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestHandler;
import org.apache.solr.response.RawResponseWriter;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.security.PermissionNameProvider;
import org.apache.solr.security.PermissionNameProvider.Name;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PageHandlerTest {
  private static final String OTHER_DIGEST = "0123456789abcdef";

  private final String digest = PageFiles.read().digest();
  private EmbeddedCore embedded;
  private SolrCore core;

  @BeforeAll
  void open(@TempDir Path home) throws IOException {
    embedded = new EmbeddedCore(home, SCHEMA, CONFIG);
    core = embedded.core();
  }

  @AfterAll
  void close() throws IOException {
    core.close();
    embedded.close();
  }

  @Test
  void the_page_says_where_its_files_are() throws IOException {
    SolrQueryResponse response = get("/sememe");
    String page = content(response);
    assertTrue(page.contains("src=\"sememe/" + digest + "/app.js\""), page);
    assertFalse(page.contains(PageFiles.PLACEHOLDER), page);
    assertFalse(response.isHttpCaching());
    assertEquals("text/html; charset=utf-8", stream(response).getContentType());
  }

  @Test
  void files_under_their_digest_are_kept_for_good() throws IOException {
    SolrQueryResponse response = get("/sememe/" + digest + "/part/dom.js");
    assertTrue(content(response).contains("export function h("), "dom.js");
    assertEquals("text/javascript; charset=utf-8", stream(response).getContentType());
    assertEquals(
        "[Cache-Control=private, max-age=31536000, immutable, Vary=Accept-Encoding]",
        headers(response).toString());
    assertTrue(response.isHttpCaching());
  }

  @Test
  void files_are_also_below_the_name_said_twice_for_a_page_whose_address_ends_with_a_slash()
      throws IOException {
    SolrQueryResponse response = get("/sememe/sememe/" + digest + "/part/dom.js");
    assertEquals(content(get("/sememe/" + digest + "/part/dom.js")), content(response));
    assertTrue(response.isHttpCaching());
  }

  @Test
  void files_under_the_digest_of_another_version_are_these_and_not_kept() throws IOException {
    SolrQueryResponse response = get("/sememe/" + OTHER_DIGEST + "/app.js");
    assertEquals(content(get("/sememe/" + digest + "/app.js")), content(response));
    assertEquals("[Vary=Accept-Encoding]", headers(response).toString());
    assertFalse(response.isHttpCaching());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/sememe/index.html",
        "/sememe/app.js",
        "/sememe/part/dom.js",
        "/sememe/page/x",
        "/sememe/" + OTHER_DIGEST,
        "/sememe/sememe/page",
        "/sememe/sememe/sememe/" + OTHER_DIGEST + "/app.js",
        "/sememe/0123456789ABCDEF/app.js",
        "/sememe/" + OTHER_DIGEST + "0/app.js",
        "/sememe/" + OTHER_DIGEST + "/",
        "/sememe/" + OTHER_DIGEST + "//app.js",
        "/sememe/" + OTHER_DIGEST + "/index.html",
        "/sememe/" + OTHER_DIGEST + "/part",
        "/sememe/" + OTHER_DIGEST + "/../page/app.js",
        "/sememe/" + OTHER_DIGEST + "/part/../app.js",
        "/sememe/" + OTHER_DIGEST + "/../../../../META-INF/MANIFEST.MF",
        "/sememe/../" + OTHER_DIGEST + "/app.js"
      })
  void what_there_is_not_is_404_and_what_there_is_remains_unsaid(String path) {
    SolrQueryResponse response = get(path);
    assertEquals("the page has no such file", notFound(response));
    assertFalse(response.isHttpCaching());
    assertNull(response.getValues().get(RawResponseWriter.CONTENT));
  }

  @ParameterizedTest
  @EnumSource(METHOD.class)
  void what_there_is_not_is_404_by_every_method(METHOD method) {
    for (String path : List.of("/sememe/" + digest + "/nothing.js", "/sememe/page/x")) {
      assertEquals("the page has no such file", notFound(ask(method, path)), path);
    }
  }

  @ParameterizedTest
  @EnumSource(METHOD.class)
  void a_handler_that_the_collection_does_not_have_is_named_with_what_to_do(METHOD method) {
    for (String path : List.of("/sememe/models", "/sememe/embed")) {
      assertEquals(
          "collection 'test' has no handler "
              + path
              + "; add its requestHandler to solrconfig.xml, as in INSTALL.md",
          notFound(ask(method, path)));
    }
  }

  @ParameterizedTest
  @EnumSource(METHOD.class)
  void it_is_read_and_nothing_else(METHOD method) {
    boolean reads = method == METHOD.GET || method == METHOD.HEAD;
    for (String path : List.of("/sememe", "/sememe/page", "/sememe/" + digest + "/app.js")) {
      Exception failure = ask(method, path).getException();
      if (reads) {
        assertNull(failure, path);
      } else {
        assertEquals(400, assertInstanceOf(SolrException.class, failure, path).code());
      }
    }
  }

  @Test
  void handlers_with_names_of_their_own_answer_for_themselves() {
    SolrRequestHandler page = core.getRequestHandler("/sememe");
    assertInstanceOf(PageHandler.class, page);
    for (String path : List.of("/sememe/", "/sememe/page", "/sememe/models", "/sememe/x/y")) {
      assertEquals(page, core.getRequestHandler(path), path);
    }
    assertFalse(core.getRequestHandler("/sememe/tokens") instanceof PageHandler);
  }

  @Test
  void all_of_it_needs_the_permission_to_read() {
    PermissionNameProvider page =
        assertInstanceOf(PermissionNameProvider.class, core.getRequestHandler("/sememe/page"));
    assertEquals(Name.READ_PERM, page.getPermissionName(null));
  }

  @Test
  void the_page_is_told_what_there_is_and_what_is_missing() {
    NamedList<?> page = get("/sememe/page").getValues();
    assertEquals("test", page.get("collection"));
    assertNotNull(page.get("version"));
    assertEquals("m", page.get("model"));
    assertEquals(List.of(), page.get("models"));
    assertEquals(
        Map.of(
            "id", "id", "title", "title", "vector", "vector", "words", "title", "facets",
            List.of()),
        page.get("fields"));
    assertEquals(Map.of(), page.get("states"));
    assertEquals(
        Map.of(
            "explain", true, "tokens", true, "watch", true, "manage", true, "follow", true,
            "encode", true),
        page.get("may"));
  }

  @Test
  void what_is_switched_off_or_not_configured_is_not_offered() {
    Map<?, ?> offers = (Map<?, ?>) get("/sememe/page").getValues().get("offers");
    assertEquals(true, offers.get("search"));
    assertEquals(false, offers.get("semantic"));
    assertEquals(true, offers.get("tokens"));
    assertEquals(false, offers.get("explain"), "switched off");
    assertEquals(false, offers.get("models"), "answered by the page");
    assertEquals(false, offers.get("maxsim"));
    assertEquals(false, offers.get("passages"));
    assertNull(offers.get("crossencoder"), "not installed");
    assertTrue(offers.containsKey("crossencoder"));
  }

  @Test
  void parameters_that_nobody_reads_are_refused_beside_the_description() {
    SolrQueryResponse response =
        ask(METHOD.GET, "/sememe/page", EmbeddedCore.params("wt", "json", "fields", "x"));
    SolrException refusal = assertInstanceOf(SolrException.class, response.getException());
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains("[fields]"), refusal::getMessage);
  }

  private SolrQueryResponse get(String path) {
    return ask(METHOD.GET, path);
  }

  private SolrQueryResponse ask(METHOD method, String path) {
    return ask(method, path, EmbeddedCore.params());
  }

  private SolrQueryResponse ask(METHOD method, String path, SolrParams params) {
    SolrQueryResponse response = new SolrQueryResponse();
    try (SolrQueryRequest request = new SolrQueryRequestBase(core, params) {}) {
      request.getContext().put("path", path);
      request.getContext().put("httpMethod", method);
      core.getRequestHandler(path).handleRequest(request, response);
    }
    return response;
  }

  private static String notFound(SolrQueryResponse response) {
    SolrException refusal = assertInstanceOf(SolrException.class, response.getException());
    assertEquals(404, refusal.code());
    return refusal.getMessage();
  }

  private static ByteArrayStream stream(SolrQueryResponse response) {
    return assertInstanceOf(
        ByteArrayStream.class, response.getValues().get(RawResponseWriter.CONTENT));
  }

  private static String content(SolrQueryResponse response) throws IOException {
    try (var stream = stream(response).getStream()) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<String> headers(SolrQueryResponse response) {
    List<String> headers = new ArrayList<>();
    for (Iterator<Map.Entry<String, String>> all = response.httpHeaders(); all.hasNext(); ) {
      headers.add(all.next().toString());
    }
    return headers;
  }

  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField" docValues="true"/>
        <fieldType name="vector" class="solr.DenseVectorField" vectorDimension="2"/>
        <field name="id" type="string" indexed="true" stored="true"/>
        <field name="title" type="string" indexed="true" stored="true"/>
        <field name="vector" type="vector"/>
      </schema>
      """;

  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <requestHandler name="/sememe" class="io.sememe.solr.page.PageHandler">
            <str name="model">m</str>
            <str name="title">title</str>
            <str name="body">body</str>
            <str name="vector">vector</str>
            <str name="words">title body</str>
            <str name="facets">topic</str>
          </requestHandler>
          <requestHandler name="/sememe/explain" class="io.sememe.solr.explain.ExplainHandler">
            <bool name="enabled">false</bool>
          </requestHandler>
          <requestHandler name="/sememe/tokens" class="io.sememe.solr.explain.TokensHandler"/>
          <requestHandler name="/search" class="solr.SearchHandler"/>
          <queryParser name="maxsim" class="io.sememe.solr.rank.MaxSimQParserPlugin"/>
          <queryParser name="crossencoder" class="io.sememe.solr.rank.CrossEncoderQParserPlugin">
            <str name="model">absent</str>
          </queryParser>
          """);
}
