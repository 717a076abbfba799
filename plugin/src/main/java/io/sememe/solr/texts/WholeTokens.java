// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.TextDigest;
import io.sememe.solr.tokens.TokenReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;

/**
 * Token vectors of documents that are encoded as a whole: their source fields joined by line
 * breaks.
 *
 * @param index the index
 * @param reader reads the vectors
 * @param sources the source fields, all of them stored
 * @param hashField the field that says which text the vectors were made from, where it is kept
 */
record WholeTokens(IndexReader index, TokenReader reader, List<String> sources, String hashField)
    implements KnownTokens {
  /** What the hash of a text begins with that is not cut. */
  private static final String UNCUT = "";

  @Override
  public List<String> needed() {
    return Stream.concat(sources.stream(), Stream.of(hashField)).toList();
  }

  @Override
  public List<DocumentText> of(int document, StoredValues values) throws IOException {
    List<LeafReaderContext> segments = index.leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
    int number = document - segment.docBase;
    List<StoredTokens> tokens = reader.read(segment.reader(), number, number + 1);
    return tokens.isEmpty() ? List.of() : of(tokens.get(0), values);
  }

  private List<DocumentText> of(StoredTokens tokens, StoredValues values) {
    StringBuilder whole = new StringBuilder();
    List<FieldPart> parts = new ArrayList<>();
    TextDigest digest = new TextDigest().add(UNCUT);
    for (String source : sources) {
      String text = values.text(source).text();
      if (!text.isEmpty()) {
        whole.append(parts.isEmpty() ? "" : FieldText.BETWEEN);
        TextSpan place = new TextSpan(whole.length(), whole.length() + text.length());
        parts.add(new FieldPart(source, place, 0));
        whole.append(text);
        digest.add(source).add(text);
      }
    }
    String hash = values.text(hashField).text();
    return hash.isEmpty() || hash.endsWith(digest.hex())
        ? List.of(new DocumentText(new AnswerText(whole.toString(), tokens), parts))
        : List.of();
  }
}
