// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.io.IOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.store.DataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * Writes what Lucene's indexer looks at of each token of a stream: term, position increment,
 * offsets, frequency, payload. All else that a token carries (type, flags, position length,
 * attributes of this package) ends with the analysis, as it does in a field that is analysed where
 * it is indexed.
 */
final class TokenWriter {
  private final DataOutput out;
  private final TokenStream tokens;
  private final @Nullable TermToBytesRefAttribute term;
  private final PositionIncrementAttribute increment;
  private final OffsetAttribute offset;
  private final TermFrequencyAttribute frequency;
  private final PayloadAttribute payload;
  private int lastStart;

  /** Creates a writer of a stream that nobody has begun to read. */
  TokenWriter(DataOutput out, TokenStream tokens) {
    this.out = out;
    this.tokens = tokens;
    // Not added: which kind of term it is, is for the stream to say.
    this.term = tokens.getAttribute(TermToBytesRefAttribute.class);
    this.increment = tokens.addAttribute(PositionIncrementAttribute.class);
    this.offset = tokens.addAttribute(OffsetAttribute.class);
    this.frequency = tokens.addAttribute(TermFrequencyAttribute.class);
    this.payload = tokens.addAttribute(PayloadAttribute.class);
  }

  /** Reads the stream to its end. */
  void writeAll() throws IOException {
    tokens.reset();
    while (tokens.incrementToken()) {
      if (term != null) {
        write(term.getBytesRef());
      }
    }
    tokens.end();
    out.writeByte((byte) TokenReader.END);
    out.writeVInt(increment.getPositionIncrement());
    out.writeVInt(offset.endOffset());
  }

  private void write(BytesRef bytes) throws IOException {
    BytesRef extra = payload.getPayload();
    int times = frequency.getTermFrequency();
    out.writeByte((byte) flags(times, extra));
    out.writeVInt(increment.getPositionIncrement());
    out.writeZInt(offset.startOffset() - lastStart);
    out.writeVInt(offset.endOffset() - offset.startOffset());
    lastStart = offset.startOffset();
    write(out, bytes);
    if (times != 1) {
      out.writeVInt(times);
    }
    if (extra != null) {
      write(out, extra);
    }
  }

  /** Writes bytes with their number before them. */
  static void write(DataOutput out, BytesRef bytes) throws IOException {
    out.writeVInt(bytes.length);
    out.writeBytes(bytes.bytes, bytes.offset, bytes.length);
  }

  private static int flags(int times, @Nullable BytesRef payload) {
    return (times == 1 ? 0 : TokenReader.HAS_FREQUENCY)
        | (payload == null ? 0 : TokenReader.HAS_PAYLOAD);
  }
}
