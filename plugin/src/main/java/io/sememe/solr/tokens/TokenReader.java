// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.tokens;

import io.sememe.encoder.StoredTokens;
import io.sememe.solr.VectorField;
import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.solr.schema.IndexSchema;

/**
 * Reads the token vectors that go with a vector field, from binary doc values. Thread-safe.
 *
 * @param field the schema's field that holds them
 */
public record TokenReader(String field) {

  /**
   * Returns a reader for the token vectors that go with a vector field.
   *
   * @throws org.apache.solr.common.SolrException 400 when the schema has no place for them
   */
  public static TokenReader of(IndexSchema schema, VectorField vectors) {
    VectorField.requireTokens(schema, vectors.name());
    return new TokenReader(VectorField.tokensFieldOf(vectors.name()));
  }

  /**
   * Returns those of some documents, in order; a document without any is left out. Each document's
   * bytes are copied at once: the index lends them only until the next one is read.
   *
   * @param from the first of the documents
   * @param to the one after the last
   * @throws io.sememe.encoder.EncoderException BAD_INPUT when a value holds no token vectors
   */
  public List<StoredTokens> read(LeafReader segment, int from, int to) throws IOException {
    return List.copyOf(readEach(segment, from, to).values());
  }

  /**
   * Returns those of some documents by the document's number, ascending, as {@link #read} does.
   *
   * @param from the first of the documents
   * @param to the one after the last
   * @throws io.sememe.encoder.EncoderException as {@link #read} does
   */
  public SortedMap<Integer, StoredTokens> readEach(LeafReader segment, int from, int to)
      throws IOException {
    SortedMap<Integer, StoredTokens> read = new TreeMap<>();
    Bits live = segment.getLiveDocs();
    // Goes forward only, and hits come in any order: each document needs its own.
    BinaryDocValues values = DocValues.getBinary(segment, field);
    for (int id = values.advance(from); id < to; id = values.nextDoc()) {
      if (live == null || live.get(id)) {
        BytesRef bytes = BytesRef.deepCopyOf(values.binaryValue());
        read.put(id, StoredTokens.read(bytes.bytes, bytes.offset, bytes.length));
      }
    }
    return read;
  }
}
