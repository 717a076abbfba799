// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.solr.common.SolrInputDocument;

/** Makes updates of a handful of documents, from few enough words that texts come again. */
final class RandomUpdates {
  private static final long NOBODYS_VERSION = 12345;
  private static final List<String> TITLES = List.of("alpha", "beta", "one two", "", "  ");
  private static final List<String> BODIES =
      List.of("alpha", "beta gamma", "one two three four", "one two three five", "", " ", "delta");
  private static final List<String> PATTERNS = List.of("al.*", "one.*|beta.*", ".*a", "none");

  private final Random random;
  private final List<String> ids;

  RandomUpdates(Random random, List<String> ids) {
    this.random = random;
    this.ids = ids;
  }

  String id() {
    return oneOf(ids);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  /** Returns the documents of one request: mostly one, and now and then the same one twice. */
  List<SolrInputDocument> request(ExpectedCollection collection) {
    int documents = oneIn(4) ? 2 + random.nextInt(3) : 1;
    List<SolrInputDocument> all = new ArrayList<>();
    for (int i = 0; i < documents; i++) {
      all.add(document(collection, documents == 1));
    }
    return all;
  }

  private SolrInputDocument document(ExpectedCollection collection, boolean alone) {
    SolrInputDocument document = new SolrInputDocument("id", id());
    ExpectedDocument known = collection.documents.get((String) document.getFieldValue("id"));
    if (alone && oneIn(8) && known != null && !known.comments.isEmpty()) {
      return comment(document, known);
    }
    if (oneIn(3)) {
      fill(document);
    } else {
      change(document);
    }
    if (oneIn(4)) {
      document.setField("_version_", version(alone ? known : null));
    }
    return document;
  }

  // Of a comment below it, as one that a user has nested there.
  private SolrInputDocument comment(SolrInputDocument root, ExpectedDocument known) {
    return TestCore.document(
        "id", oneOf(known.comments),
        "_root_", root.getFieldValue("id"),
        "title", Map.of("set", oneOf(TITLES)));
  }

  private void fill(SolrInputDocument document) {
    if (!oneIn(4)) {
      document.setField("title", oneOf(TITLES));
    }
    if (!oneIn(4)) {
      document.setField("body", bodies());
    }
    if (oneIn(2)) {
      document.setField("topic", "x");
    }
    if (oneIn(2)) {
      document.setField("popularity", random.nextInt(9));
    }
    if (oneIn(4)) {
      String id = document.getFieldValue("id") + "-comment";
      document.setField("comments", List.of(TestCore.document("id", id, "title", "of a comment")));
    }
  }

  private void change(SolrInputDocument document) {
    switch (random.nextInt(8)) {
      case 0 -> document.setField("vector", Collections.singletonMap("set", null));
      case 1 -> document.setField("popularity", popularity());
      case 2 -> document.setField("topic", Map.of("set", oneOf(List.of("x", "y"))));
      case 3 -> document.setField("title", titleChange());
      case 4 -> {
        document.setField("title", titleChange());
        document.setField("body", bodies());
      }
      case 5 -> {
        document.setField("topic", Map.of("set", "z"));
        document.setField("body", bodyChange());
      }
      default -> document.setField("body", bodyChange());
    }
  }

  private Map<String, Object> popularity() {
    return Map.of(oneIn(2) ? "set" : "inc", random.nextInt(9));
  }

  // Taken away with an empty list: over null, Solr 9.10's "remove" and "removeregex" stumble as
  // long
  // as it is not committed.
  private Map<String, Object> titleChange() {
    return oneIn(4)
        ? Map.of("set", List.of())
        : Map.of(oneOf(List.of("set", "set", "set", "add", "remove")), oneOf(TITLES));
  }

  private Map<String, Object> bodyChange() {
    return switch (random.nextInt(8)) {
      case 0 -> Map.of("set", List.of());
      case 1 -> Map.of("removeregex", oneOf(PATTERNS));
      case 2 -> Map.of("set", bodies());
      case 3 -> Map.of("add-distinct", bodies());
      case 4 -> Map.of("remove", bodies());
      case 5 -> Map.of("remove", oneOf(BODIES), "add", oneOf(BODIES));
      default -> Map.of("add", oneOf(BODIES));
    };
  }

  private long version(ExpectedDocument known) {
    long right = known == null ? 1 : known.version;
    return oneOf(List.of(right, right, 1L, -1L, NOBODYS_VERSION));
  }

  private List<String> bodies() {
    return IntStream.range(0, 1 + random.nextInt(3)).mapToObj(i -> oneOf(BODIES)).toList();
  }

  private <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }
}
