// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PayloadAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A word of a document.
 *
 * @param increment how far behind the word before it
 * @param payload null for none
 */
record WordToken(String term, int increment, @Nullable BytesRef payload) {

  /** Returns these words as an analysis chain gives them. */
  static TokenStream stream(List<WordToken> tokens) {
    return new Stream(tokens.iterator());
  }

  private static final class Stream extends TokenStream {
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute increment =
        addAttribute(PositionIncrementAttribute.class);
    private final PayloadAttribute payload = addAttribute(PayloadAttribute.class);
    private final Iterator<WordToken> tokens;

    private Stream(Iterator<WordToken> tokens) {
      this.tokens = tokens;
    }

    @Override
    public boolean incrementToken() {
      clearAttributes();
      if (!tokens.hasNext()) {
        return false;
      }
      WordToken token = tokens.next();
      term.append(token.term);
      increment.setPositionIncrement(token.increment);
      payload.setPayload(token.payload);
      return true;
    }
  }
}
