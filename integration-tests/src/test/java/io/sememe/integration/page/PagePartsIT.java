// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Download;
import io.sememe.integration.node.WholeRun;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The parts behind what is seen: addresses, requests, numbers, and what the browser keeps. */
@ExtendWith(SharedPage.class)
@WholeRun
final class PagePartsIT {
  private static final String ODD = "?#&=+%25 /\"'<>\\;:,|^`{}[]~éש\uD83D\uDE00\u202E\n\t";

  private static final String NOT_JSON =
      "What came back is not the JSON that the node writes: perhaps a proxy answered in its place,"
          + " with a page to sign in, or the answer was cut off. Reload the page; if that does not"
          + " help, ask whoever looks after this Solr.";

  private final Visit visit;

  PagePartsIT(Site site) {
    visit = site.visit(Look.DESKTOP_LIGHT);
  }

  @BeforeEach
  void open() {
    visit.go("");
  }

  @AfterEach
  void close() {
    visit.close();
  }

  @Test
  void whatever_is_put_into_an_address_is_read_from_it() {
    Random random = new Random(7);
    String body =
        """
        history.replaceState(null, "", part.of("tokens", given));
        const { view, parameters } = part.current();
        const read = {};
        for (const name of parameters.keys()) read[name] = parameters.getAll(name);
        return [view, read];
        """;
    for (int i = 0; i < 200; i++) {
      Map<String, List<String>> parameters = new TreeMap<>();
      parameters.put(odd(random, "n"), List.of(odd(random, "v"), odd(random, "w")));
      parameters.put(odd(random, "m"), List.of(odd(random, "v")));
      assertEquals(List.of("tokens", parameters), Parts.call(visit, "address", body, parameters));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ a: null, b: undefined, c: false, d: 0, e: [] } | #/search?d=0",
        "{} | #/search",
        "{ fq: ['x:1', null, 'y z'] } | #/search?fq=x%3A1&fq=y+z",
      })
  void what_is_not_given_is_left_out_of_an_address(String parameters, String address) {
    String body = "return part.of('search', " + parameters + ");";
    assertEquals(address, Parts.call(visit, "address", body));
  }

  @Test
  void a_text_that_was_emptied_stands_in_an_address_as_such() {
    assertEquals(
        "#/search?q=", Parts.call(visit, "address", "return part.of('search', { q: '' });"));
  }

  @Test
  void an_address_that_a_person_wrote_is_read_as_they_meant_it() {
    String body =
        """
        history.replaceState(null, "", "#tokens?text=why?%&x");
        const { view, parameters } = part.current();
        return [view, parameters.get("text"), parameters.get("x")];
        """;
    assertEquals(List.of("tokens", "why?%", ""), Parts.call(visit, "address", body));
  }

  @Test
  void a_small_step_is_kept_without_a_step_back_and_the_same_address_is_shown_anew() {
    String body =
        """
        let events = 0;
        addEventListener("hashchange", () => events++);
        const before = history.length;
        part.keep("tokens", { text: "a" });
        const kept = [location.hash, events, history.length - before];
        part.go("tokens", { text: "a" });
        return [...kept, events, history.length - before];
        """;
    assertEquals(List.of("#/tokens?text=a", 0, 0, 1, 0), Parts.call(visit, "address", body));
    visit.settle();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "count(1234567.4) | 1,234,567",
        "count(0) | 0",
        "percent(0.368) | 37 %",
        "decimal(-0.001) | 0.00",
        "decimal(-1.005, 1) | -1.0",
        "bytes(0) | 0 B",
        "bytes(999) | 999 B",
        "bytes(1000) | 1.0 kB",
        "bytes(9960) | 10 kB",
        "bytes(999999) | 1.0 MB",
        "bytes(36200000) | 36 MB",
        "bytes(5e15) | 5,000 TB",
        "millis(3.14) | 3.1 ms",
        "millis(9.96) | 10 ms",
        "millis(840) | 840 ms",
        "millis(999.7) | 1.0 s",
        "millis(2449) | 2.4 s",
        "seconds(40) | 40 s",
        "seconds(720) | 12 min",
        "seconds(12000) | 3 h 20 min",
      })
  void numbers_are_written_as_people_read_them(String call, String written) {
    assertEquals(written, Parts.call(visit, "number", "return part." + call + ";"));
  }

  @Test
  void a_long_question_is_sent_as_a_form_and_found_all_the_same() {
    String body =
        """
        const answer = await part.read("/select",
          { q: "{!term f=id v=$id}", id: "insomnia", long: "é".repeat(given), none: null, rows: [1] });
        const sent = performance.getEntriesByType("resource").pop().name;
        return [answer.response.numFound, sent.includes("?")];
        """;
    assertEquals(List.of(1, true), Parts.call(visit, "request", body, 10));
    assertEquals(List.of(1, false), Parts.call(visit, "request", body, 1000));
  }

  @Test
  void a_failure_says_what_the_node_said_and_when_to_come_again() {
    visit.refuse("/one", 429, "Too much <b>waits</b>.");
    visit.refuse("/two", 403, "No.");
    visit.cut("/three");
    visit.answer("/four", 200, "<html>Sign in</html>");
    String body =
        """
        const failed = async (path) => {
          const { name, status, message, retryAfter, denied } =
            await part.read(path).catch((error) => error);
          return [status, message, retryAfter, denied];
        };
        return Promise.all(["/one", "/two", "/three", "/four"].map(failed));
        """;
    assertEquals(
        List.of(
            List.of(429, "Too much <b>waits</b>.", 2, false),
            List.of(403, "No.", 0, true),
            List.of(0, "The node does not answer. Is it running?", 0, false),
            List.of(200, NOT_JSON, 0, false)),
        Parts.call(visit, "request", body));
  }

  @Test
  void a_newer_request_ends_the_older_one_and_that_is_no_failure() {
    String body =
        """
        const next = part.latest();
        const [older, newer] = [next(), next()];
        const ended = await fetch("../select?q=*:*", { signal: older }).catch((error) => error);
        return [older.aborted, newer.aborted, part.isStale(ended), part.isStale(new Error())];
        """;
    assertEquals(List.of(true, false, true, false), Parts.call(visit, "stale", body));
  }

  @Test
  void what_is_kept_is_there_again_and_what_is_spoilt_counts_as_nothing() {
    String body =
        """
        part.keepFor("a", { b: [1, "é"] });
        localStorage.setItem("sememe.spoilt", "{");
        return [part.kept("a", 0), part.kept("spoilt", 5), part.kept("missing", null)];
        """;
    assertEquals("[{b=[1, é]}, 5, null]", Parts.call(visit, "store", body).toString());
  }

  @Test
  void a_value_is_saved_as_a_file_of_that_name() throws Exception {
    Download download =
        visit
            .page()
            .waitForDownload(
                () -> Parts.call(visit, "download", "part.saveJson({ a: 'é' }, 'some.json');"));
    assertEquals("some.json", download.suggestedFilename());
    assertEquals("{\n \"a\": \"é\"\n}", Files.readString(download.path()));
  }

  @Test
  void a_chart_shows_the_last_value_and_a_line_through_those_that_are_known() {
    String body =
        """
        const { node, add } = part.chart("Requests", (value) => `${value} a second`);
        const before = [node.textContent, node.querySelectorAll("polyline").length];
        for (let i = 0; i < 100; i++) add(i % 10 === 5 ? null : i);
        const points = node.querySelector("polyline").getAttribute("points").split(" ");
        return [...before, node.textContent, points.length, points.at(-1)];
        """;
    assertEquals(
        List.of("Requests–", 0, "Requests99 a second", 54, "160.0,2.0"),
        Parts.call(visit, "chart", body));
  }

  private static String odd(Random random, String start) {
    int[] characters = ODD.codePoints().toArray();
    StringBuilder text = new StringBuilder(start);
    for (int i = random.nextInt(6); i > 0; i--) {
      text.appendCodePoint(characters[random.nextInt(characters.length)]);
    }
    return text.toString();
  }
}
