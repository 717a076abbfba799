// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a document should be, worked out without the code under test: its fields, and by hand, what
 * is encoded for it.
 */
final class ExpectedDocument {
  private static final Pattern THREE_WORDS = Pattern.compile("\\S+(\\s+\\S+){0,2}");

  final Map<String, List<Object>> fields = new HashMap<>();
  final List<String> comments = new ArrayList<>();

  /** The version that was read last. */
  long version;

  /** The text that its vectors were made from; null when nobody has looked at it. */
  Map<String, String> remembered;

  ExpectedDocument copy() {
    ExpectedDocument copy = new ExpectedDocument();
    fields.forEach((name, values) -> copy.fields.put(name, new ArrayList<>(values)));
    copy.comments.addAll(comments);
    copy.version = version;
    copy.remembered = remembered;
    return copy;
  }

  List<Object> values(String field) {
    return fields.computeIfAbsent(field, name -> new ArrayList<>());
  }

  /** Returns the text of its source fields. */
  Map<String, String> text() {
    Map<String, String> text = new LinkedHashMap<>();
    for (String source : List.of("title", "body")) {
      String joined =
          values(source).stream().map(String::valueOf).collect(Collectors.joining("\n"));
      if (!joined.isEmpty()) {
        text.put(source, joined);
      }
    }
    return text;
  }

  String whole() {
    return String.join("\n", text().values());
  }

  boolean isBlank() {
    return whole().isBlank();
  }

  /** Returns what is encoded before each passage. */
  static String context(Map<String, String> text) {
    return text.size() == 2 ? text.get("title") : "";
  }

  /**
   * A passage that it should have.
   *
   * @param encoded what its vector is made from
   */
  record ExpectedPassage(String field, int start, int end, String text, String encoded) {}

  /** Cuts it afresh into passages of three words. */
  List<ExpectedPassage> passages() {
    List<ExpectedPassage> passages = new ArrayList<>();
    String field = text().containsKey("body") ? "body" : "title";
    String context = context(text());
    for (MatchResult words :
        THREE_WORDS.matcher(text().getOrDefault(field, "")).results().toList()) {
      String encoded = context.isEmpty() ? words.group() : context + "\n" + words.group();
      passages.add(new ExpectedPassage(field, words.start(), words.end(), words.group(), encoded));
    }
    return passages;
  }
}
