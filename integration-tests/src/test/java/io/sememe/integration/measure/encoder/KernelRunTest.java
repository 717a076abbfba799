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

  @Test
  void late_interaction_is_told_in_milliseconds_and_against_plain_loops() throws IOException {
    Figures figures = new Figures("jmh.");
    KernelRun.addMaxSim(
        new ObjectMapper()
            .readTree(
                """
                [{"benchmark": "io.sememe.measure.MaxSimBenchmark.floatLoop",
                  "primaryMetric": {"score": 100000}},
                 {"benchmark": "io.sememe.measure.MaxSimBenchmark.int8",
                  "primaryMetric": {"score": 1250}}]
                """),
        figures);
    assertEquals(
        Map.of("jmh.maxsim_ms", "1.250", "jmh.maxsim.vs.float_loop", "80.0"), figures.toMap());
  }

  @Test
  void late_interaction_is_left_out_where_it_was_not_measured() throws IOException {
    Figures figures = new Figures("jmh.");
    KernelRun.addMaxSim(new ObjectMapper().readTree("[]"), figures);
    assertEquals(Map.of(), figures.toMap());
  }
}
