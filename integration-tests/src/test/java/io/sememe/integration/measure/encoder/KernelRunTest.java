// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.measure.figures.Figures;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KernelRunTest {

  @Test
  void a_figure_is_named_after_the_benchmark_and_its_parameters() throws IOException {
    Figures figures = new Figures("jmh.");
    KernelRun.add(
        new ObjectMapper()
            .readTree(
                """
                {"benchmark": "io.sememe.measure.EncoderBenchmark.query12",
                 "params": {"model": "tiny"},
                 "primaryMetric": {"score": 650.123, "scoreError": 1.5}}
                """),
        figures);
    assertEquals(
        Map.of(
            "jmh.EncoderBenchmark.query12.tiny.us", "650.12",
            "jmh.EncoderBenchmark.query12.tiny.us_error", "1.50"),
        figures.toMap());
  }

  @Test
  void an_error_that_jmh_cannot_tell_is_left_out() throws IOException {
    Figures figures = new Figures("jmh.");
    KernelRun.add(
        new ObjectMapper()
            .readTree(
                """
                {"benchmark": "a.B.c", "primaryMetric": {"score": 1, "scoreError": "NaN"}}
                """),
        figures);
    assertEquals(Map.of("jmh.B.c.us", "1.00"), figures.toMap());
  }
}
