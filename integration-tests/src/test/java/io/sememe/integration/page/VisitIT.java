// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.Project;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other tests here rely on: a visit in which something goes wrong fails. */
@ExtendWith(SharedPage.class)
@WholeRun
final class VisitIT {
  private static final Look LOOK = Look.DESKTOP_LIGHT;

  private final Site site;

  VisitIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "console.error('oops') | the console says: oops",
        "console.warn('hm') | the console says: hm",
        "setTimeout(() => nothing.there) | nothing is not defined",
        "document.head.append(Object.assign(document.createElement('script'),"
            + " { textContent: 'document.title = 1' })) | Content Security Policy",
        "open('http://localhost:9/') | another host",
        "fetch('nosuch').catch(() => 0) | nosuch failed: 404",
      })
  void what_goes_wrong_is_seen(String script, String seen) {
    Visit visit = site.visit(LOOK, "");
    visit
        .page()
        .evaluate("async () => { " + script + "; await new Promise(r => setTimeout(r, 200)); }");
    List<String> problems = visit.problems();
    assertTrue(problems.stream().anyMatch(problem -> problem.contains(seen)), problems::toString);
    assertThrows(AssertionError.class, visit::close);
  }

  @ParameterizedTest
  @ValueSource(ints = {403, 429, 503})
  void a_refusal_is_permitted_where_it_is_expected_and_must_happen_then(int status) {
    Visit missing = site.visit(LOOK, "");
    missing.refuse("/nosuch", status, "No.");
    assertThrows(AssertionError.class, missing::close);
    try (Visit visit = site.visit(LOOK, "")) {
      visit.refuse("/nosuch", status, "No.");
      Object message =
          visit.page().evaluate("fetch('nosuch').then(r => r.json()).then(j => j.error.msg)");
      assertEquals("No.", message);
    }
  }

  @Test
  void a_cut_line_looks_like_one_and_a_held_request_waits() {
    try (Visit visit = site.visit(LOOK, "")) {
      visit.cut("/nosuch");
      Object cut = visit.page().evaluate("fetch('nosuch').catch(e => e.name)");
      assertEquals("TypeError", cut);
      Runnable release = visit.hold("/select");
      visit
          .page()
          .evaluate(
              "self.got = 0; self.asked = fetch('../select?q=*:*').then(() => self.got = 1); 0");
      visit.page().waitForTimeout(100);
      assertEquals(0, visit.page().evaluate("self.got"));
      release.run();
      assertEquals(1, visit.page().evaluate("self.asked"));
    }
  }

  @Test
  void what_lies_beside_the_window_is_seen() {
    Visit visit = site.visit(Look.PHONE_LIGHT, "");
    visit.page().evaluate("document.querySelector('main').style.width = '500px'");
    assertThrows(AssertionError.class, visit::close);
  }

  @Test
  void nothing_that_drives_the_browser_is_on_a_nodes_class_path() throws IOException {
    String nodes = Files.readString(Project.nodeClasspath());
    assertTrue(nodes.contains("solr-core"), nodes);
    assertFalse(nodes.contains("playwright") || nodes.contains("driver-bundle"), nodes);
  }
}
