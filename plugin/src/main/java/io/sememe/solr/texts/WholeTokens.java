// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.StoredTokens;
import io.sememe.solr.tokens.TokenReader;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/**
 * Token vectors of documents that are encoded as a whole.
 *
 * @param index the index
 * @param reader reads the vectors
 * @param whole the texts that they are of
 */
record WholeTokens(IndexReader index, TokenReader reader, WholeText whole) implements KnownTokens {
  @Override
  public List<String> needed() {
    return whole.needed();
  }

  @Override
  public List<DocumentText> of(int document, StoredValues values) throws IOException {
    List<LeafReaderContext> segments = index.leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
    int number = document - segment.docBase;
    List<StoredTokens> tokens = reader.read(segment.reader(), number, number + 1);
    return tokens.isEmpty() ? List.of() : whole.of(tokens.get(0), values);
  }
}
