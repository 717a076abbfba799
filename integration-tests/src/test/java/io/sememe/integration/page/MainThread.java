// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What the thread does that draws a page and runs its scripts: while a task lasts, the page stands
 * still. Work is measured as time of the processor: what else the machine does meanwhile does not
 * count.
 */
final class MainThread {
  private static final String NAME = "CrRendererMain";

  /** What begins a task in Chromium's traces. */
  private static final String TASK = "RunTask";

  private static final double MICROS = 1000;

  private MainThread() {}

  /** Returns the milliseconds that the longest task of a page takes while something is done. */
  static double longestTask(Browser browser, Page page, Runnable work) {
    browser.startTracing(
        page, new Browser.StartTracingOptions().setCategories(List.of("toplevel")));
    byte[] trace;
    try {
      work.run();
    } finally {
      trace = browser.stopTracing();
    }
    return longest(trace);
  }

  private static double longest(byte[] trace) {
    try {
      JsonNode events = new ObjectMapper().readTree(trace).path("traceEvents");
      List<String> threads =
          events(events)
              .filter(event -> event.at("/args/name").asText().equals(NAME))
              .map(MainThread::thread)
              .toList();
      return events(events)
          .filter(event -> event.path("name").asText().contains(TASK) && event.has("tdur"))
          .filter(event -> threads.contains(thread(event)))
          .mapToDouble(event -> event.path("tdur").asDouble() / MICROS)
          .max()
          .orElseThrow(() -> new IllegalStateException("the trace has no task"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<JsonNode> events(JsonNode events) {
    return StreamSupport.stream(events.spliterator(), false);
  }

  private static String thread(JsonNode event) {
    return event.path("pid").asText() + ":" + event.path("tid").asText();
  }
}
