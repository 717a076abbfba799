// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.tokens;

import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenPrecision;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;

/**
 * What token vectors take in an index, measured on some of its documents. Not thread-safe.
 *
 * <p>Only values are read, a segment's first ones: with hundreds of thousands of documents, all of
 * them would be gigabytes.
 */
public final class TokenSizes {
  /** Enough for a mean that is right within a few per cent. */
  private static final int SAMPLE_PER_SEGMENT = 200;

  private final Map<TokenPrecision, Integer> precisions = new EnumMap<>(TokenPrecision.class);
  private int documents;
  private long tokens;
  private long bytes;

  private TokenSizes() {}

  /** Measures. */
  public static TokenSizes of(IndexReader index, TokenReader reader) throws IOException {
    TokenSizes sizes = new TokenSizes();
    List<LeafReaderContext> segments = index.leaves();
    for (LeafReaderContext segment : segments) {
      int some = Math.min(segment.reader().maxDoc(), SAMPLE_PER_SEGMENT);
      reader.read(segment.reader(), 0, some).forEach(sizes::add);
    }
    return sizes;
  }

  private void add(StoredTokens document) {
    documents++;
    tokens += document.count();
    bytes += document.size();
    precisions.merge(document.precision(), 1, Integer::sum);
  }

  /** Returns how many documents, or passages, were looked at. */
  public int documents() {
    return documents;
  }

  /** Returns the mean number of tokens that one has; 0 when none was looked at. */
  public double meanTokens() {
    return documents == 0 ? 0 : (double) tokens / documents;
  }

  /** Returns the mean number of bytes that one takes; 0 when none was looked at. */
  public double meanBytes() {
    return documents == 0 ? 0 : (double) bytes / documents;
  }

  /** Returns how many of them are of each precision. */
  public Map<TokenPrecision, Integer> precisions() {
    return Map.copyOf(precisions);
  }
}
