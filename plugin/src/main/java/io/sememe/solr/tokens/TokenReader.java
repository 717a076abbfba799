// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.tokens;

import io.sememe.encoder.StoredTokens;
import io.sememe.solr.VectorField;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.solr.schema.IndexSchema;

/**
 * Reads the token vectors that go with a vector field, from binary doc values and without copying
 * them. Thread-safe.
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
   * Reads those of some documents, in order.
   *
   * @param from the first of the documents
   * @param to the one after the last
   * @param receiver looks at each before the next one is read; a document without any is left out
   * @throws io.sememe.encoder.EncoderException BAD_INPUT when a value holds no token vectors
   */
  public void read(LeafReader segment, int from, int to, Consumer<StoredTokens> receiver)
      throws IOException {
    Bits live = segment.getLiveDocs();
    // Goes forward only, and hits come in any order: each document needs its own.
    BinaryDocValues values = DocValues.getBinary(segment, field);
    for (int id = values.advance(from); id < to; id = values.nextDoc()) {
      if (live == null || live.get(id)) {
        BytesRef bytes = values.binaryValue();
        receiver.accept(StoredTokens.read(bytes.bytes, bytes.offset, bytes.length));
      }
    }
  }
}
