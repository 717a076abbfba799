// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExpositionTest {
  private final Exposition text = new Exposition();

  @Test
  void a_family_has_its_help_its_type_and_its_samples() {
    text.counter("texts_total", "Texts.");
    text.sample("texts_total", 12_345_678_901L, "model", "m", "role", "query");
    text.gauge("bytes", "Memory.");
    text.sample("bytes", 0);
    assertEquals(
        """
        # HELP texts_total Texts.
        # TYPE texts_total counter
        texts_total{model="m",role="query"} 12345678901
        # HELP bytes Memory.
        # TYPE bytes gauge
        bytes 0
        """,
        text.toString());
  }

  @Test
  void fractions_are_written_as_prometheus_reads_them() {
    text.summary("seconds", "Time.");
    text.sample("seconds", 0.000_012, "quantile", "0.5");
    text.sample("seconds", Double.NaN, "quantile", "0.99");
    assertEquals(
        """
        # HELP seconds Time.
        # TYPE seconds summary
        seconds{quantile="0.5"} 1.2E-5
        seconds{quantile="0.99"} NaN
        """,
        text.toString());
  }

  @Test
  void no_name_of_a_model_can_end_its_line_or_its_quotes() {
    text.sample("x", 1, "model", "a\"} 9\nb\\");
    assertEquals("x{model=\"a\\\"} 9\\nb\\\\\"} 1\n", text.toString());
  }
}
