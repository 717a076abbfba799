// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import java.util.List;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;

/**
 * What an answer shows of documents.
 *
 * @param fragments for each document by its id, for each field, the fragments, as all methods of
 *     Solr give them
 * @param offsets the same for where they lie, and their score
 */
record Highlights(NamedList<Object> fragments, NamedList<Object> offsets) {

  /** Creates one without documents. */
  Highlights() {
    this(new SimpleOrderedMap<>(), new SimpleOrderedMap<>());
  }

  /** What is shown of one field, best first. */
  record Field(String name, List<String> fragments, List<NamedList<Object>> offsets) {}

  /** Adds a document. */
  void add(String id, List<Field> fields) {
    NamedList<Object> texts = new SimpleOrderedMap<>();
    NamedList<Object> places = new SimpleOrderedMap<>();
    for (Field field : fields) {
      texts.add(field.name(), field.fragments().toArray(String[]::new));
      places.add(field.name(), field.offsets());
    }
    fragments.add(id, texts);
    offsets.add(id, places);
  }
}
