// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.AriaRole;
import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.Security;
import io.sememe.integration.node.SolrHttp;
import io.sememe.integration.node.TemporaryNode;
import io.sememe.integration.node.WholeRun;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What readers see who may not do all, on a guarded node of its own: a reader may read documents, a
 * watcher see the status besides, an auditor the configuration too, an administrator all.
 */
@ExtendWith(SharedPage.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@WholeRun
final class PageReaderIT {
  private static final String CORE = "guarded";
  private static final String READER = "reader";
  private static final String WATCHER = "watcher";
  private static final String AUDITOR = "auditor";
  private static final String ADMIN = "admin";
  private static final String MODEL = "bge-small-en-v1.5";

  /** Tries to change something as a page could, and returns the status of the answer. */
  private static final String CHANGE =
      "fetch('models', { method: 'POST', body: new URLSearchParams({ action: 'unload', model: '"
          + MODEL
          + "' }) }).then((response) => response.status)";

  private final Site shared;
  private TemporaryNode node;

  PageReaderIT(Site shared) {
    this.shared = shared;
  }

  @BeforeAll
  void start_a_guarded_node() {
    node = TemporaryNode.start(PageReaderIT::guarded);
    SolrHttp admin = Security.as(node.node().http(), ADMIN);
    admin.createCore(CORE, "semantic").orThrow();
    admin.add(CORE, List.of(document("1", "Tea", "Leaves in hot water.", "cooking"))).orThrow();
    admin.commit(CORE).orThrow();
  }

  private static NodeSpec guarded(NodeSpec spec) {
    return new Security(
            List.of(READER, WATCHER, AUDITOR, ADMIN),
            List.of(
                Security.rule("config-edit", ADMIN),
                Security.rule("config-read", AUDITOR, ADMIN),
                Security.rule("metrics-read", WATCHER, AUDITOR, ADMIN),
                Security.rule("read", READER, WATCHER, AUDITOR, ADMIN),
                Security.rule("all", ADMIN)))
        .guard(spec);
  }

  @AfterAll
  void stop_it() {
    node.close();
  }

  @Test
  void who_is_unknown_is_asked_who_it_is() {
    Site site = shared.on(node.node(), CORE);
    Visit visit = site.visit(Look.DESKTOP_LIGHT);
    String said =
        assertThrows(
                PlaywrightException.class, () -> visit.page().navigate(site.address() + "page"))
            .getMessage();
    visit.abandon();
    // What Chromium says of a challenge that nobody is there to answer.
    assertTrue(said.contains("ERR_INVALID_AUTH_CREDENTIALS"), said);
  }

  @ParameterizedTest
  @ValueSource(strings = {READER, WATCHER, ADMIN})
  void everybody_who_may_read_searches(String user) {
    try (Visit visit = as(user).visit(Look.DESKTOP_LIGHT, "#/search?q=a+hot+drink")) {
      assertThat(visit.find("main")).containsText("Leaves in hot water.");
    }
  }

  @Test
  void a_reader_is_told_that_the_models_are_not_for_them() {
    try (Visit visit = as(READER).visit(Look.PHONE_LIGHT, "#/models")) {
      assertThat(visit.find("main .denied")).containsText("You are not permitted to see this");
      assertThat(visit.find("main button")).hasCount(0);
      assertRefused(visit);
      visit.screenshot("shell-denied");
    }
  }

  @Test
  void a_watcher_sees_models_without_the_buttons_that_change_them() {
    try (Visit visit = as(WATCHER).visit(Look.DESKTOP_DARK)) {
      List<String> asked = new CopyOnWriteArrayList<>();
      visit.page().onRequest(request -> asked.add(request.url()));
      visit.go("#/models");
      assertThat(visit.find("main")).containsText(MODEL);
      assertThat(visit.find("section:has(> h3:text-is('Encoding again')) .denied")).isVisible();
      assertEquals(List.of(), asked.stream().filter(url -> url.contains("/embed")).toList());
      for (String verb : List.of("Load", "Unload", "Reload", "Warm", "Verify", "Start")) {
        assertThat(button(visit, verb)).hasCount(0);
      }
      assertRefused(visit);
    }
  }

  @Test
  void an_auditor_follows_the_job_and_begins_none() {
    try (Visit visit = as(AUDITOR).visit(Look.DESKTOP_LIGHT, "#/models")) {
      assertThat(visit.find("main")).containsText("No job has run on this collection.");
      assertThat(visit.find("main button:has-text('Start')")).hasCount(0);
      assertThat(visit.find("main button:has-text('Give them one')")).hasCount(0);
    }
  }

  @Test
  void an_administrator_has_them() {
    try (Visit visit = as(ADMIN).visit(Look.DESKTOP_LIGHT, "#/models")) {
      assertThat(button(visit, "Unload").first()).isVisible();
      assertThat(button(visit, "Verify").first()).isVisible();
      assertThat(button(visit, "Start …")).isVisible();
    }
  }

  private Site as(String user) {
    return shared.on(node.node(), CORE).as(user, Security.PASSWORD);
  }

  private static void assertRefused(Visit visit) {
    visit.expectFailure("/sememe/models");
    assertEquals(403, visit.page().evaluate(CHANGE));
  }

  private static Locator button(Visit visit, String verb) {
    return visit
        .page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(verb).setExact(true));
  }
}
