// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SpacesJsonTest {
  private static final String SPACE = "{'field':'v','model':'m','fingerprint':'f'}";

  @RepeatedTest(200)
  void what_is_written_is_read_again(RepetitionInfo seed) {
    RandomSpaces random = new RandomSpaces(seed.getCurrentRepetition());
    Map<String, FieldSpaces> all = new TreeMap<>();
    for (int i = random.upTo(4); i > 0; i--) {
      String name = random.text();
      all.put(name, random.fieldSpaces(name));
    }
    assertEquals(all, SpacesJson.read(SpacesJson.write(all)));
  }

  @Test
  void an_empty_text_is_an_empty_memory_that_the_caller_may_fill() {
    Map<String, FieldSpaces> all = SpacesJson.read("");
    assertEquals(Map.of(), all);
    all.put("v", new RandomSpaces(1).fieldSpaces("v"));
  }

  @Test
  void the_text_can_be_read_by_people_and_by_later_versions() {
    String text =
        json(
            "{'v':{'configured':'m','unit':'passage_in_context','current':"
                + SPACE
                + ",'retired':[],'accepted':['h'],'added later':{'x':1}}}");
    VectorSpace current = new VectorSpace("v", "m", "f");
    FieldSpaces expected =
        new FieldSpaces(
            "v",
            "m",
            VectorUnit.PASSAGE_IN_CONTEXT,
            current,
            Optional.empty(),
            List.of(),
            Set.of("h"));
    assertEquals(Map.of("v", expected), SpacesJson.read(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "nonsense",
        "[]",
        "'text'",
        "1",
        "null",
        "{'v':1}",
        "{'v':[]}",
        "{'v':null}",
        "{'v':{}}",
        "{'v':{'configured':'m','unit':'document','retired':[],'accepted':[]}}",
        "{'v':{'configured':'m','unit':'document','current':'v','retired':[],'accepted':[]}}",
        "{'v':{'configured':'m','unit':'document','current':{},'retired':[],'accepted':[]}}",
        "{'v':{'configured':'m','unit':'chapter','current':"
            + SPACE
            + ",'retired':[],'accepted':[]}}",
        "{'v':{'configured':'m','unit':7,'current':" + SPACE + ",'retired':[],'accepted':[]}}",
        "{'v':{'configured':['m'],'unit':'document','current':"
            + SPACE
            + ",'retired':[],'accepted':[]}}",
        "{'v':{'configured':'m','unit':'document','current':" + SPACE + "}}",
        "{'v':{'configured':'m','unit':'document','current':" + SPACE + ",'accepted':[]}}",
        "{'v':{'configured':'m','unit':'document','current':"
            + SPACE
            + ",'retired':[],'accepted':'h'}}",
        "{'v':{'configured':'m','unit':'document','current':"
            + SPACE
            + ",'retired':[],'accepted':[1]}}",
        "{'v':{'configured':'m','unit':'document','current':"
            + SPACE
            + ",'next':false,'retired':[],'accepted':[]}}"
      })
  void a_damaged_text_is_an_error_that_says_what_to_do(String text) {
    SolrException e = assertThrows(SolrException.class, () -> SpacesJson.read(json(text)));
    assertEquals(500, e.code());
    assertTrue(e.getMessage().contains("is damaged ("), e.getMessage());
    assertTrue(e.getMessage().contains("restore it from a backup"), e.getMessage());
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
