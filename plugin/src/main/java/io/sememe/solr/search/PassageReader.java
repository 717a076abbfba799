// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.PassageFields;
import io.sememe.solr.passage.ScoredPassage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.StoredFields;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.jspecify.annotations.Nullable;

/** Reads what is stored of passages, the way answers show it. */
final class PassageReader {
  private static final Set<String> FIELDS =
      Set.of(PassageFields.TEXT, PassageFields.SOURCE, PassageFields.START, PassageFields.END);

  private PassageReader() {}

  /**
   * Reads passages, in their order. Past Solr's cache of documents, which would read the vectors
   * too.
   */
  static List<NamedList<Object>> read(LeafReader segment, List<ScoredPassage> passages)
      throws IOException {
    List<NamedList<Object>> read = new ArrayList<>(passages.size());
    StoredFields stored = segment.storedFields();
    for (ScoredPassage passage : passages) {
      read.add(shown(stored.document(passage.document(), FIELDS), passage.score()));
    }
    return read;
  }

  private static NamedList<Object> shown(Document passage, float score) {
    NamedList<Object> shown = new SimpleOrderedMap<>();
    add(shown, "text", passage.getField(PassageFields.TEXT));
    add(shown, "field", passage.getField(PassageFields.SOURCE));
    add(shown, "start", passage.getField(PassageFields.START));
    add(shown, "end", passage.getField(PassageFields.END));
    shown.add("score", score);
    return shown;
  }

  private static void add(NamedList<Object> shown, String name, @Nullable IndexableField field) {
    if (field != null) {
      Number number = field.numericValue();
      shown.add(name, number == null ? field.stringValue() : number);
    }
  }
}
