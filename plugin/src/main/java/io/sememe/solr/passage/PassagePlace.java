// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import io.sememe.solr.PassageFields;
import java.io.IOException;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReader;
import org.jspecify.annotations.Nullable;

/**
 * Where a passage was cut from. What is not stored of it is null.
 *
 * @param field the field of its document
 * @param start where it starts in that field, in UTF-16 chars
 * @param end where it ends, exclusive
 */
public record PassagePlace(@Nullable String field, @Nullable Number start, @Nullable Number end) {
  private static final Set<String> FIELDS =
      Set.of(PassageFields.SOURCE, PassageFields.START, PassageFields.END);

  /**
   * Reads it.
   *
   * @param passage the passage's document in the segment
   */
  public static PassagePlace of(LeafReader segment, int passage) throws IOException {
    Document stored = segment.storedFields().document(passage, FIELDS);
    return new PassagePlace(
        stored.get(PassageFields.SOURCE),
        number(stored.getField(PassageFields.START)),
        number(stored.getField(PassageFields.END)));
  }

  private static @Nullable Number number(@Nullable IndexableField field) {
    return field == null ? null : field.numericValue();
  }

  @Override
  public String toString() {
    return "the passage in " + field + " from " + start + " to " + end;
  }
}
