// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrometheusPageTest {
  private static final String GOOD = "# HELP a_total A.\n# TYPE a_total counter\n";

  @Test
  void families_samples_and_labels_are_found() {
    PrometheusPage page =
        PrometheusPage.read(
            GOOD
                + "a_total{b=\"x\",c=\"y\\\"}\"} 3\n"
                + "# HELP t Time.\n# TYPE t summary\nt{quantile=\"0.5\"} NaN\nt_sum 0.5\nt_count 2\n");
    assertEquals(Set.of("a_total", "t"), page.families());
    assertEquals(3, page.value("a_total", "c", "y\\\"}", "b", "x"));
    assertEquals(0.5, page.value("t_sum"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a_total 1\na_total 1\n",
        "a_total{b=\"x\",c=\"y\"} 1\na_total{c=\"y\",b=\"x\"} 1\n",
        "a_total{b=\"x\",b=\"y\"} 1\n",
        "a_total{b=\"x} 1\n",
        "a_total{b=x} 1\n",
        "a_total{1b=\"x\"} 1\n",
        "a_total 1",
        "a_total one\n",
        "a_total -1\n",
        "a_total_sum 1\n",
        "b_total 1\n",
        "a-total 1\n",
        "# HELP a_total A.\n# TYPE a_total counter\n",
        "# TYPE b_total counter\n",
        "# HELP b_total\n# TYPE b_total counter\n",
        "# HELP b B.\n# TYPE b counter\n",
        "# HELP b_total B.\n# TYPE b_total gauge\n",
        "# HELP b B.\n# TYPE b histogram\n",
        "# HELP b B.\n# TYPE b summary\nb 1\n",
        "\n"
      })
  void what_prometheus_would_not_take_is_refused(String lines) {
    assertThrows(AssertionError.class, () -> PrometheusPage.read(GOOD + lines));
  }
}
