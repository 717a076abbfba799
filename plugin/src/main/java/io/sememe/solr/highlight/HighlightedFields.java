// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.solr.texts.StoredTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.solr.common.params.HighlightParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/** Which fields a request wants highlighted. */
final class HighlightedFields {
  private static final String ANY = "*";
  private static final String NEEDED =
      "hl.method=semantic needs hl.fl, the stored text fields to highlight";

  private HighlightedFields() {}

  /**
   * Returns them in their order, with how each is highlighted: those of hl.fl, in which {@code *}
   * stands for any chars; where it is not given those of the configuration. None when nothing in
   * this core's index is called as hl.fl says: another shard may have such fields.
   *
   * @throws org.apache.solr.common.SolrException 400 when there is none, when one is no stored text
   *     or when an option is wrong
   */
  static Map<String, FieldOptions> of(SolrQueryRequest request, HighlightConfig config) {
    SolrParams params = request.getParams();
    List<String> given = given(params);
    Set<String> names = new LinkedHashSet<>(given.isEmpty() ? config.fields() : List.of());
    given.forEach(name -> names.addAll(named(request, name)));
    if (names.isEmpty() && !given.isEmpty()) {
      return Map.of();
    }
    StoredTexts texts = StoredTexts.of(request.getSchema(), String.join(",", names), NEEDED);
    Map<String, FieldOptions> fields = new LinkedHashMap<>();
    texts.fields().forEach(name -> fields.put(name, FieldOptions.of(params, name)));
    return fields;
  }

  private static List<String> given(SolrParams params) {
    String @Nullable [] lists = params.getParams(HighlightParams.FIELDS);
    return lists == null
        ? List.of()
        : Arrays.stream(lists)
            .flatMap(list -> Arrays.stream(list.split("[,\\s]+")))
            .filter(name -> !name.isEmpty())
            .toList();
  }

  private static List<String> named(SolrQueryRequest request, String name) {
    if (!name.contains(ANY)) {
      return List.of(name);
    }
    List<String> found = new ArrayList<>();
    for (String stored : request.getSearcher().getDocFetcher().getStoredHighlightFieldNames()) {
      if (matches(name, stored) && !stored.startsWith("_")) {
        found.add(stored);
      }
    }
    return found;
  }

  // No regular expression: with many stars that would try all ways to share out a name's chars.
  static boolean matches(String pattern, String name) {
    int first = pattern.indexOf(ANY);
    int last = pattern.lastIndexOf(ANY);
    String end = pattern.substring(last + 1);
    if (!name.startsWith(pattern.substring(0, first))
        || !name.endsWith(end)
        || name.length() < first + end.length()) {
      return false;
    }
    String middle = name.substring(first, name.length() - end.length());
    int from = 0;
    for (String part : pattern.substring(first, last).split("\\*+", -1)) {
      int found = middle.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    return true;
  }
}
