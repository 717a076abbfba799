// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermFrequencyAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/** A stream of tokens that no analyzer would make, and what it has made so far. */
final class RandomTokens extends TokenStream {
  final List<String> seen = new ArrayList<>();
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute increment =
      addAttribute(PositionIncrementAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final TermFrequencyAttribute frequency = addAttribute(TermFrequencyAttribute.class);
  private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
  private final Random random;
  private int left;

  RandomTokens(Random random) {
    this.random = random;
    this.left = random.nextInt(20);
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    if (left-- <= 0) {
      return false;
    }
    term.append(Integer.toString(random.nextInt(), 36)).append(random.nextBoolean() ? "é" : "😀");
    increment.setPositionIncrement(random.nextInt(4));
    int start = random.nextInt(1 << random.nextInt(30));
    offset.setOffset(start, start + random.nextInt(1000));
    frequency.setTermFrequency(random.nextBoolean() ? 1 : 1 + random.nextInt(1 << 20));
    if (random.nextBoolean()) {
      byte[] bytes = new byte[random.nextInt(300)];
      random.nextBytes(bytes);
      payload.setPayload(new BytesRef(bytes));
    }
    seen.add(describe(this));
    return true;
  }

  @Override
  public void end() {
    clearAttributes();
    increment.setPositionIncrement(random.nextInt(3));
    offset.setOffset(7, 7);
    seen.add("end " + increment.getPositionIncrement() + " 7");
  }

  /** Reads a stream to its end. */
  static List<String> all(TokenStream tokens) throws IOException {
    List<String> all = new ArrayList<>();
    try (tokens) {
      tokens.reset();
      while (tokens.incrementToken()) {
        all.add(describe(tokens));
      }
      tokens.end();
      all.add(
          "end "
              + tokens.getAttribute(PositionIncrementAttribute.class).getPositionIncrement()
              + " "
              + tokens.getAttribute(OffsetAttribute.class).endOffset());
    }
    return all;
  }

  /** What the indexer sees of the current token. */
  private static String describe(TokenStream tokens) {
    OffsetAttribute offset = tokens.getAttribute(OffsetAttribute.class);
    return tokens.getAttribute(TermToBytesRefAttribute.class).getBytesRef()
        + " +"
        + tokens.getAttribute(PositionIncrementAttribute.class).getPositionIncrement()
        + " "
        + offset.startOffset()
        + "-"
        + offset.endOffset()
        + " x"
        + tokens.getAttribute(TermFrequencyAttribute.class).getTermFrequency()
        + " "
        + tokens.getAttribute(PayloadAttribute.class).getPayload();
  }
}
