// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.SolrInputField;

/**
 * What a collection should hold after updates, as Solr's guide tells what they do, and what the
 * embedder should have been asked for them.
 */
final class ExpectedCollection {
  static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int CONFLICT = 409;
  private static final Set<String> NO_FIELDS = Set.of("id", "_version_", "_root_", "comments");

  final Map<String, ExpectedDocument> documents = new TreeMap<>();
  private final CoreSettings settings;
  private final List<String> asked = new ArrayList<>();

  ExpectedCollection(CoreSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns what the embedder should have been asked since the last call; asking for no text at all
   * costs nothing and is not counted.
   */
  List<String> takeAsked() {
    List<String> taken = List.copyOf(asked);
    asked.clear();
    return taken;
  }

  /** Takes an update and returns the status that its client should get. */
  int update(SolrInputDocument sent) {
    if (sent.containsKey("_root_")) {
      return settings.stored() ? OK : BAD_REQUEST;
    }
    String id = (String) sent.getFieldValue("id");
    ExpectedDocument known = documents.get(id);
    if (!isMet(sent, known)) {
      return CONFLICT;
    }
    boolean partial = sent.values().stream().anyMatch(field -> field.getValue() instanceof Map);
    if (isTouch(sent) && known == null) {
      return OK;
    }
    ExpectedDocument after = partial && known != null ? known.copy() : new ExpectedDocument();
    sent.values().forEach(field -> change(after, field));
    if (after.values("title").size() > 1) {
      return BAD_REQUEST;
    }
    if (!partial || isLookedAt(sent)) {
      encode(known, after);
    }
    documents.put(id, after);
    return OK;
  }

  // 0: any; 1: some; below 0: none; else that one.
  private static boolean isMet(SolrInputDocument sent, ExpectedDocument known) {
    long wanted =
        sent.containsKey("_version_") ? ((Number) sent.getFieldValue("_version_")).longValue() : 0;
    if (known == null) {
      return wanted <= 0;
    }
    return wanted == 0 || wanted == 1 || wanted == known.version;
  }

  private static boolean isTouch(SolrInputDocument sent) {
    return sent.containsKey("vector");
  }

  // Whatever mentions text or vectors, and whatever would lose a vector that cannot be had back.
  private boolean isLookedAt(SolrInputDocument sent) {
    Set<String> names = new HashSet<>(sent.getFieldNames());
    names.removeAll(Set.of("id", "_version_"));
    boolean inPlace = names.equals(Set.of("popularity"));
    return names.contains("title")
        || names.contains("body")
        || names.contains("vector")
        || !(settings.stored() || inPlace);
  }

  private static void change(ExpectedDocument document, SolrInputField field) {
    if (field.getName().equals("comments")) {
      for (Object comment : field.getValues()) {
        document.comments.add((String) ((SolrInputDocument) comment).getFieldValue("id"));
      }
    }
    if (NO_FIELDS.contains(field.getName()) || field.getName().equals("vector")) {
      return;
    }
    List<Object> values = document.values(field.getName());
    if (field.getValue() instanceof Map<?, ?> changes) {
      changes.forEach((operation, value) -> change(values, (String) operation, listOf(value)));
    } else {
      change(values, "set", listOf(field.getValue()));
    }
  }

  private static void change(List<Object> values, String operation, List<Object> given) {
    switch (operation) {
      case "set" -> {
        values.clear();
        values.addAll(given);
      }
      case "add" -> values.addAll(given);
      case "add-distinct" ->
          given.stream().filter(value -> !values.contains(value)).forEach(values::add);
      case "remove" -> given.forEach(values::remove);
      case "removeregex" ->
          values.removeIf(value -> Pattern.matches((String) given.get(0), (String) value));
      case "inc" ->
          values.add((values.isEmpty() ? 0 : (int) values.remove(0)) + (int) given.get(0));
      default -> throw new IllegalArgumentException(operation);
    }
  }

  private static List<Object> listOf(Object value) {
    if (value instanceof Collection<?> values) {
      return List.copyOf(values);
    }
    return value == null ? List.of() : List.of(value);
  }

  private void encode(ExpectedDocument before, ExpectedDocument after) {
    Map<String, String> known = before == null ? null : before.remembered;
    boolean unchanged = settings.hashed() && after.text().equals(known);
    after.remembered = after.text();
    // Nobody can keep a vector that is not stored: it is made again, of whatever text.
    if (unchanged && (settings.stored() || after.isBlank())) {
      return;
    }
    if (settings.areForPassages()) {
      encodePassages(before, after);
    } else if (!after.whole().isEmpty()) {
      asked.add(after.whole());
    }
  }

  private void encodePassages(ExpectedDocument before, ExpectedDocument after) {
    Set<String> known = new HashSet<>();
    if (before != null && before.remembered != null && settings.stored()) {
      before.passages().forEach(passage -> known.add(passage.encoded()));
    }
    after.passages().stream()
        .map(ExpectedDocument.ExpectedPassage::encoded)
        .filter(encoded -> !known.contains(encoded))
        .forEach(asked::add);
  }
}
