// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.util.function.Supplier;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.util.AttributeFactory;

/**
 * The tokens of an {@link AnalysedText}, as the indexer saw them where the text was analysed. Terms
 * and payloads lie in the bytes that were received; nothing is copied.
 */
final class ReplayedTokens extends TokenStream {
  private final BytesTermAttribute term;
  private final PositionIncrementAttribute increment;
  private final OffsetAttribute offset;
  private final TermFrequencyAttribute frequency;
  private final PayloadAttribute payload;
  private final Supplier<TokenReader> source;
  private TokenReader reader;

  /**
   * Creates a stream.
   *
   * @param source begins anew each time it is asked
   */
  ReplayedTokens(Supplier<TokenReader> source) {
    // Lucene's usual factory puts several attributes into one object, with a term of chars.
    super(AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY);
    this.source = source;
    this.reader = source.get();
    this.term = addAttribute(BytesTermAttribute.class);
    this.increment = addAttribute(PositionIncrementAttribute.class);
    this.offset = addAttribute(OffsetAttribute.class);
    this.frequency = addAttribute(TermFrequencyAttribute.class);
    this.payload = addAttribute(PayloadAttribute.class);
  }

  @Override
  public void reset() {
    reader = source.get();
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (!reader.next()) {
      return false;
    }
    term.setBytesRef(reader.term());
    increment.setPositionIncrement(reader.increment());
    offset.setOffset(reader.start(), reader.end());
    frequency.setTermFrequency(reader.frequency());
    payload.setPayload(reader.payload());
    return true;
  }

  @Override
  public void end() {
    endAttributes();
    increment.setPositionIncrement(reader.increment());
    offset.setOffset(reader.start(), reader.end());
  }
}
