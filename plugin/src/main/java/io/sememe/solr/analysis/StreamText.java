// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.analysis.attribute.SourceTextAttribute;
import java.io.IOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The text that a token stream was made from: exact where tokens say what they stand in, else their
 * terms, with a blank between those that did not touch. Takes memory for the whole text.
 */
final class StreamText {
  private final CharTermAttribute term;
  private final OffsetAttribute offsets;
  private final @Nullable SourceTextAttribute source;
  private final StringBuilder text = new StringBuilder();
  private @Nullable String stretch;
  private int start;
  private int end;

  /** Creates the text of a stream that {@link #read} will consume. */
  StreamText(TokenStream stream) {
    this.term = stream.addAttribute(CharTermAttribute.class);
    this.offsets = stream.addAttribute(OffsetAttribute.class);
    // Not added: every token would show it.
    this.source = stream.getAttribute(SourceTextAttribute.class);
  }

  /** Returns where the first token starts in the input, in UTF-16 chars. */
  int start() {
    return start;
  }

  /** Returns where the last token ends in the input, exclusive. */
  int end() {
    return end;
  }

  /** Consumes all tokens of a stream that was reset, and returns their text. */
  String read(TokenStream stream) throws IOException {
    clear();
    for (boolean first = true; stream.incrementToken(); first = false) {
      start = first ? offsets.startOffset() : start;
      add(first);
      end = Math.max(end, offsets.endOffset());
    }
    String read = text.toString();
    clearText();
    return read;
  }

  @SuppressWarnings("ReferenceEquality") // equal texts that follow each other are two stretches
  private void add(boolean first) {
    @Nullable String own = source == null ? null : source.stretch();
    if (own == null) {
      addTerm(first);
    } else if (own != stretch) {
      stretch = own;
      text.append(own);
    }
  }

  private void addTerm(boolean first) {
    if (!first && offsets.startOffset() < end) {
      // The same stretch of the text again: a synonym, a part of a compound, an n-gram.
      return;
    }
    if (!first && offsets.startOffset() > end) {
      text.append(' ');
    }
    text.append(term);
  }

  private void clear() {
    start = 0;
    end = 0;
    clearText();
  }

  private void clearText() {
    text.setLength(0);
    text.trimToSize();
    stretch = null;
  }
}
