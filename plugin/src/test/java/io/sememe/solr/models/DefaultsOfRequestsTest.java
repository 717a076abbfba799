// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DefaultsOfRequestsTest {
  private static final DefaultsOfRequests DEFAULTS =
      new DefaultsOfRequests(Set.of("semantic", "crossencoder", "answer")::contains);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{!semantic f=vector model=one}how do wings stall",
        "{!semantic model='one' f=vector}",
        "+{!semantic model=\"one\" v=$text} +topic:flight",
        "{!crossencoder f=body model=one}",
        "id,[answer model=one f=body],score"
      })
  void a_local_parameter_names_a_model(String text) {
    assertEquals(List.of("one"), models("q", text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{!ltr model=one}",
        "{!semantic f=vector model=$m}",
        "{!semantic f=vector}model=one",
        "{!semantic f=vector remodel=one}",
        "model=one",
        "[explain model=one]"
      })
  void what_is_no_name_of_a_model_of_ours_is_none(String text) {
    assertEquals(List.of(), models("q", text));
  }

  @Test
  void the_model_of_answers_is_named_and_any_other_parameter_of_that_name_is_not() {
    assertEquals(List.of("one"), models("ans.model", "one"));
    assertEquals(List.of(), models("ans.model", "${m}"));
    assertEquals(List.of(), models("model", "one"));
  }

  @Test
  void all_values_at_all_depths_are_read() {
    NamedList<Object> defaults = new NamedList<>();
    defaults.add("fq", List.of("{!semantic model=one}", "{!semantic model=two}"));
    NamedList<Object> args = new NamedList<>();
    args.add("defaults", defaults);
    args.add("rows", 10);
    assertEquals(List.of("one", "two"), DEFAULTS.models(args).toList());
  }

  private static List<String> models(String name, String value) {
    NamedList<Object> args = new NamedList<>();
    args.add(name, value);
    return DEFAULTS.models(args).toList();
  }
}
