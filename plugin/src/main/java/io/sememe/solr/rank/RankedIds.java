// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.BytesRefBuilder;
import org.apache.solr.schema.SchemaField;

/**
 * A ranking as an index finds its documents.
 *
 * @param field the name of the unique key
 * @param documents the documents by their unique key as the index has it
 */
record RankedIds(String field, Map<BytesRef, RankedDocument> documents) {

  /** Prepares a ranking for the indexes of a schema with this unique key. */
  static RankedIds of(SchemaField idField, Ranking ranking) {
    Map<BytesRef, RankedDocument> documents = new HashMap<>();
    for (RankedDocument document : ranking.documents()) {
      BytesRefBuilder indexed = new BytesRefBuilder();
      idField.getType().readableToIndexed(document.id(), indexed);
      documents.put(indexed.toBytesRef(), document);
    }
    return new RankedIds(idField.getName(), documents);
  }

  /** Looks the documents up in a segment. */
  RankedSegment in(LeafReader segment) throws IOException {
    return RankedSegment.of(segment, field, documents);
  }

  @Override
  public String toString() {
    return documents.size() + " documents";
  }
}
