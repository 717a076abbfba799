// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.OnEveryJdk;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SolrNode;
import io.sememe.integration.node.TestCore;
import io.sememe.integration.page.PageFetch.Fetched;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page's files as a node serves them out of the installed jar, and what it is told. */
@OnEveryJdk
final class PageHandlerIT {
  private static final String FOR_GOOD = "private, max-age=31536000, immutable";
  private static final String NOT_KEPT = "no-cache, no-store";
  private static final String OTHER_DIGEST = "0123456789abcdef/";

  private final SolrNode node;
  private TestCore core;
  private PageFetch page;

  PageHandlerIT(SolrNode node) {
    this.node = node;
  }

  @BeforeEach
  void open() {
    core = TestCore.of(node, "semantic");
    page = PageFetch.of(node, core.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "?utm=a", ";v=1"})
  void it_finds_its_files_with_a_slash_at_the_end_and_without(String after) {
    for (String address : List.of("../sememe" + after, "../sememe/" + after)) {
      Fetched fetched = page.get(address);
      assertEquals(200, fetched.status(), address);
      assertEquals("text/html;charset=utf-8", fetched.header("Content-Type"));
      assertEquals(NOT_KEPT, fetched.header("Cache-Control"));
      assertFalse(fetched.body().contains("{{"), fetched.body());
      PageFetch there = new PageFetch(URI.create(page.page()).resolve(address).toString());
      List<String> files = there.files();
      assertTrue(files.size() > 3, files::toString);
      files.forEach(file -> assertEquals(FOR_GOOD, there.get(file).header("Cache-Control"), file));
    }
  }

  @Test
  void files_have_the_types_that_browsers_insist_on() {
    assertType("text/javascript", "app.js");
    assertType("text/javascript", "part/dom.js");
    assertType("text/css", "style/base.css");
    assertType("image/svg+xml", "style/icon.svg");
  }

  private void assertType(String type, String file) {
    Fetched fetched = page.get(page.folder() + file);
    assertEquals(200, fetched.status(), file);
    assertTrue(
        fetched.header("Content-Type").matches(type.replace("+", "\\+") + "; ?charset=utf-8"));
    assertTrue(fetched.body().contains("SPDX-License-Identifier"), file);
  }

  @Test
  void files_of_another_version_are_those_of_this_node_and_nobody_keeps_them() {
    Fetched other = page.get(OTHER_DIGEST + "app.js");
    assertEquals(page.get(page.folder() + "app.js").body(), other.body());
    assertEquals(NOT_KEPT, other.header("Cache-Control"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nothing.js",
        "index.html",
        "part",
        "PageHandler.class",
        "..%2Findex.html",
        "%2e%2e/index.html",
        "part/..%5Capp.js",
        "..;/..;/app.js",
        "%2FMETA-INF/MANIFEST.MF"
      })
  void what_there_is_not_is_refused_and_what_there_is_remains_unsaid(String file) {
    for (String folder : List.of(page.folder(), OTHER_DIGEST)) {
      Fetched refused = page.get(folder + file);
      assertTrue(List.of(400, 404).contains(refused.status()), file + ": " + refused.status());
      assertFalse(refused.body().contains("app.js"), refused.body());
      assertFalse(refused.header("Cache-Control").contains("max-age"), file);
    }
  }

  @Test
  void who_only_looks_whether_a_file_is_there_gets_no_body() {
    for (String file : List.of("", page.folder() + "app.js", "page")) {
      Fetched head = page.send("HEAD", file);
      assertEquals(200, head.status(), file);
      assertEquals("", head.body());
      assertEquals(page.get(file).header("Content-Type"), head.header("Content-Type"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void it_is_read_and_nothing_else(String method) {
    for (String file : List.of("", page.folder() + "app.js", "page")) {
      assertEquals(400, page.send(method, file).status(), file);
    }
  }

  @Test
  void a_handler_that_the_collection_does_not_have_is_not_the_page() {
    String named = "<requestHandler name=\"/sememe/embed\" ";
    TestCore without = TestCore.of(node, variant("no-embed", named, named + "enable=\"false\" "));
    for (String method : List.of("GET", "POST", "PUT", "DELETE")) {
      Fetched refused = PageFetch.of(node, without.name()).send(method, "embed");
      assertEquals(404, refused.status(), method);
      assertTrue(refused.body().contains("has no handler /sememe/embed"), refused.body());
    }
  }

  @Test
  void the_page_is_told_what_the_collection_has() {
    Reply reply = node.http().get("/" + core.name() + "/sememe/page", Map.of("wt", "json"));
    JsonNode told = reply.orThrow().body();
    assertEquals(core.name(), told.path("collection").asText());
    assertEquals("bge-small-en-v1.5", told.path("model").asText());
    assertTrue(
        told.path("models").toString().contains("\"all-minilm-l6-v2\",\"bge-small-en-v1.5\""),
        told::toString);
    assertEquals(
        "{\"id\":\"id\",\"title\":\"title\",\"body\":\"body\",\"vector\":\"vector\","
            + "\"words\":\"text\",\"facets\":[\"topic\"]}",
        told.path("fields").toString());
    assertEquals(
        "{\"search\":true,\"semantic\":true,\"ask\":true,\"explain\":true,\"tokens\":true,"
            + "\"status\":true,\"models\":true,\"embed\":true,\"maxsim\":false,"
            + "\"crossencoder\":null,\"passages\":false}",
        told.path("offers").toString());
    assertEquals(
        "{\"explain\":true,\"tokens\":true,\"watch\":true,\"manage\":true,\"follow\":true,"
            + "\"encode\":true}",
        told.path("may").toString());
    String state = told.path("states").path("bge-small-en-v1.5").asText();
    assertTrue(List.of("LOADING", "READY").contains(state), told::toString);
    assertEquals(NOT_KEPT, page.get("page").header("Cache-Control"));
  }

  @Test
  void without_its_handler_there_is_no_page_and_all_else_stays() {
    String named = "<requestHandler name=\"/sememe\" ";
    TestCore without = TestCore.of(node, variant("no-page", named, named + "enable=\"false\" "));
    assertEquals(404, PageFetch.of(node, without.name()).get("").status());
    assertEquals(200, PageFetch.of(node, without.name()).get("models").status());
  }

  @Test
  void a_setting_that_is_not_known_and_another_name_are_refused() {
    assertRefused(
        "PageHandler knows [body, facets, model, title, vector, words], not [titel]",
        variant("misspelt", "<str name=\"title\">", "<str name=\"titel\">"));
    assertRefused(
        "PageHandler must have the name /sememe, not /look",
        variant("renamed", "<requestHandler name=\"/sememe\"", "<requestHandler name=\"/look\""));
  }

  @Test
  void a_field_that_the_schema_lacks_is_left_out_and_named_in_the_log() {
    TestCore other =
        TestCore.of(
            node, variant("absent", "<str name=\"facets\">topic<", "<str name=\"facets\">author<"));
    JsonNode fields =
        node.http()
            .get("/" + other.name() + "/sememe/page", Map.of())
            .orThrow()
            .body()
            .path("fields");
    assertEquals("[]", fields.path("facets").toString());
    assertTrue(
        node.log().contains("leaves out fields that the schema does not have for it: [author]"));
  }

  private void assertRefused(String said, String configset) {
    Reply reply = node.http().createCore("refused-" + configset, configset);
    assertEquals(400, reply.status(), reply.errorMessage());
    assertTrue((reply.body() + node.log()).contains(said), reply.body()::toString);
  }

  private String variant(String name, String... beforeAndAfter) {
    Configset copy = Configset.copy(node, "page-" + name);
    for (int i = 0; i < beforeAndAfter.length; i += 2) {
      copy.replace("solrconfig.xml", beforeAndAfter[i], beforeAndAfter[i + 1]);
    }
    return "page-" + name;
  }
}
