// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.analysis.attribute.SourceTextAttribute;
import java.io.IOException;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Tells where tokens stand in a text, in stretches of a fixed length that break no token. */
final class ExactTextFilter extends TokenFilter {
  private final OffsetAttribute offsets = addAttribute(OffsetAttribute.class);
  private final SourceTextAttribute source = addAttribute(SourceTextAttribute.class);
  private final String text;
  private final int length;
  private String stretch = "";
  private int start;

  ExactTextFilter(TokenStream input, String text, int length) {
    super(input);
    this.text = text;
    this.length = length;
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (!input.incrementToken()) {
      return false;
    }
    while (offsets.endOffset() > start + stretch.length()) {
      start += stretch.length();
      int end = text.indexOf(' ', Math.min(text.length(), start + length));
      stretch = text.substring(start, end < 0 ? text.length() : end);
    }
    source.set(stretch, offsets.startOffset() - start, offsets.endOffset() - start);
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    stretch = "";
    start = 0;
  }
}
