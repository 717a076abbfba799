// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;

final class HighlightConfigTest {

  @Test
  void fields_are_names_with_commas() {
    assertEquals(
        new HighlightConfig(Optional.of("vector"), Optional.empty(), List.of("title", "body")),
        HighlightConfig.of(new NamedList<>(Map.of("vf", " vector", "f", "title, body,"))));
    assertEquals(HighlightConfig.EMPTY, HighlightConfig.of(new NamedList<>()));
  }

  @Test
  void a_parameter_that_is_misspelt_is_refused_with_those_that_are_not() {
    SolrException refused =
        assertThrows(
            SolrException.class, () -> HighlightConfig.of(new NamedList<>(Map.of("fl", "body"))));
    assertTrue(refused.getMessage().contains("[fl]"), refused::getMessage);
    assertTrue(refused.getMessage().contains("[f, model, vf]"), refused::getMessage);
  }
}
