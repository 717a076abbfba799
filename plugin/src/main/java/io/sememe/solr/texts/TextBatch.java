// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.StoredTokens;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How much is read of documents before it is looked at: their texts and token vectors lie in memory
 * together. A single document is read whole, however long. Not thread-safe.
 */
public final class TextBatch {
  /** Of 200 tokens each, the stored token vectors of so many documents take 4 MB. */
  public static final int MOST_DOCUMENTS = 50;

  /** Those of one document that is cut into a hundred passages. */
  static final int MOST_BYTES = 8 << 20;

  private int documents;
  private long bytes;

  /** Adds what was read of a document. */
  public void add(List<DocumentText> texts) {
    documents++;
    texts.forEach(text -> bytes += size(text));
  }

  /** Returns whether what is there is to be looked at before more is read. */
  public boolean isFull() {
    return documents >= MOST_DOCUMENTS || bytes >= MOST_BYTES;
  }

  private static long size(DocumentText text) {
    @Nullable StoredTokens tokens = text.text().tokens();
    return (long) Character.BYTES * text.text().text().length()
        + (tokens == null ? 0 : tokens.size());
  }
}
