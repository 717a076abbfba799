// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;

final class PageSettingsTest {

  @Test
  void nothing_need_be_said() {
    assertEquals(new PageSettings(null, null, null, null, List.of(), List.of()), read(Map.of()));
    assertEquals(read(Map.of()), read(Map.of("model", " ", "facets", " , ", "defaults", "x")));
  }

  @Test
  void all_of_it_can_be_said() {
    Map<String, String> given =
        Map.of(
            "model", "m",
            "title", " name ",
            "body", "text",
            "vector", "v",
            "words", "title^2 body",
            "facets", "topic, year");
    assertEquals(
        new PageSettings(
            "m", "name", "text", "v", List.of("title^2", "body"), List.of("topic", "year")),
        read(given));
  }

  @Test
  void what_is_not_known_is_refused_with_what_is() {
    SolrException refusal =
        assertThrows(SolrException.class, () -> read(Map.of("titel", "t", "body", "b")));
    assertEquals(400, refusal.code());
    assertEquals(
        "PageHandler knows [body, facets, model, title, vector, words], not [titel]",
        refusal.getMessage());
  }

  private static PageSettings read(Map<String, String> given) {
    return PageSettings.of(new NamedList<>(given));
  }
}
