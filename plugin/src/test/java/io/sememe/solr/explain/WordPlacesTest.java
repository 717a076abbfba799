// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WordPlacesTest {

  @ParameterizedTest
  @CsvSource({
    "bank, 'A bank, the Bank; BANK', '2-6 12-16 18-22'",
    "bank, 'embankment banks bank1 1bank', ''",
    "bank, 'The bank''s bank-note', '4-8 11-15'",
    "bank, 'bank bank', '0-4 5-9'",
    "river bank, 'On the river bank.', '7-17'",
    "bank, '\uD83D\uDE00bank\uD83D\uDE00', '2-6'",
    "caf\u00E9, 'A CAF\u00C9 and a cafe', '2-6'",
    "cafe, 'A cafe\u0301', ''",
    "C++, 'C++ and C++.', '0-3 8-11'",
    "\u9280\u884C, '\u5927\u9280\u884C\u306B', '1-3'",
    "bank, '', ''"
  })
  void a_word_is_found_in_any_case_but_not_within_another(String word, String text, String places) {
    assertEquals(places, found(word, text));
  }

  @Test
  void places_do_not_overlap() {
    assertEquals("0-3 4-7", found("a a", "a a a a"));
  }

  @Test
  void more_places_than_can_be_looked_at_are_refused() {
    assertEquals(64, new WordPlaces("a").in("a ".repeat(64)).size());
    SolrException refusal =
        assertThrows(SolrException.class, () -> new WordPlaces("a").in("a ".repeat(65)));
    assertEquals(400, refusal.code());
    assertTrue(refusal.getMessage().contains("stands 65 times"), refusal::getMessage);
    assertTrue(refusal.getMessage().contains("at most 64"), refusal::getMessage);
  }

  private static String found(String word, String text) {
    List<String> places =
        new WordPlaces(word)
            .in(text).stream().map(place -> place.start() + "-" + place.end()).toList();
    return String.join(" ", places);
  }
}
