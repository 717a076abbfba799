// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.sememe.integration.node.TestCore.document;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.TestCore;
import io.sememe.integration.node.WholeRun;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever documents and questions hold is text on the page, and no script but its own runs. */
@ExtendWith(SharedPage.class)
@WholeRun
final class PageSafetyIT {
  private static final String SCRIPT = "<script>document.title='owned'</script>";
  private static final String HOSTILE =
      SCRIPT
          + " <img src=x onerror=\"document.title='owned'\"> &amp; &lt;b&gt; \u202Egnp.exe\u2066 "
          + "שלום עולם مرحبا \uD83D\uDC69\u200D\uD83D\uDC67 "
          + "w".repeat(200);

  /**
   * Controls of direction in what is shown; fields may hold them, which keep them to themselves.
   */
  private static final String CONTROLS =
      """
      () => {
        const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
        const found = [];
        while (texts.nextNode()) {
          const field = texts.currentNode.parentElement.closest("textarea");
          if (!field && /[\\u202a-\\u202e\\u2066-\\u2069]/.test(texts.currentNode.data)) {
            found.push(texts.currentNode.parentElement.outerHTML);
          }
        }
        return found;
      }
      """;

  private final Site site;

  PageSafetyIT(Site site) {
    this.site = site;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "const script = document.createElement('script'); script.textContent = OWN;"
            + " document.head.append(script)",
        "const link = document.createElement('a'); link.href = 'javascript:' + OWN;"
            + " document.body.append(link); link.click()",
        "document.querySelector('main').setAttribute('onclick', OWN);"
            + " document.querySelector('main').click()",
        "setTimeout(OWN)",
      })
  void the_browser_refuses_a_script_that_is_not_a_file_of_the_page(String injection) {
    Visit visit = site.visit(Look.DESKTOP_LIGHT, "");
    String injected = "const OWN = \"document.title = 'owned'\"; " + injection + ";";
    visit
        .page()
        .evaluate("async () => { " + injected + " await new Promise((r) => setTimeout(r, 100)); }");
    assertEquals("Search · Sememe", visit.page().title());
    List<String> problems = visit.problems();
    assertTrue(problems.toString().contains("Content Security Policy"), problems::toString);
    visit.abandon();
  }

  @ParameterizedTest
  @EnumSource(Look.class)
  void hostile_documents_are_found_and_read_as_text(Look look) {
    Site hostile = site.of(collection());
    try (Visit visit = hostile.visit(look, "#/search?q=" + encoded(HOSTILE))) {
      assertThat(visit.find("main").getByText(SCRIPT).first()).isVisible();
      assertHarmless(visit);
      visit.screenshot("safety-search");
      visit.go("#/ask?q=" + encoded("Who sells tea? " + HOSTILE));
      assertThat(visit.find("main").getByText("sells tea").first()).isVisible();
      assertHarmless(visit);
      visit.screenshot("safety-ask");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DESKTOP_LIGHT, tokens?text=",
    "PHONE_DARK, tokens?text=",
    "DESKTOP_LIGHT, tokens?part=meaning&word=tea&with=tea&text=tea+",
    "DESKTOP_DARK, attention?text=",
    "PHONE_LIGHT, attention?text=tea&q=",
  })
  void hostile_texts_are_taken_apart_as_text(Look look, String view) {
    try (Visit visit = site.visit(look, "#/" + view + encoded(HOSTILE))) {
      assertThat(visit.find("main")).containsText("script");
      assertHarmless(visit);
      visit.screenshot("safety-" + view.substring(0, view.indexOf('?')));
    }
  }

  private TestCore collection() {
    TestCore core = TestCore.of(site.node(), "semantic");
    core.add(
            document("<b>\u202E1", "A " + SCRIPT, "She sells tea. " + HOSTILE, HOSTILE),
            document("2", HOSTILE, "Leaves in hot water, with " + HOSTILE, "<i>tea</i>"))
        .orThrow();
    return core.commit();
  }

  private static void assertHarmless(Visit visit) {
    visit.settle();
    assertThat(visit.find("main [aria-busy=true]")).hasCount(0);
    assertThat(visit.find("main script, main img, main i, main b:has(> b)")).hasCount(0);
    assertTrue(visit.page().title().endsWith(" · Sememe"), visit.page().title());
    assertEquals(List.of(), visit.page().evaluate(CONTROLS));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
