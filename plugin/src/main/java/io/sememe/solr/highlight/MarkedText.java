// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.TextSpan;
import java.util.List;
import org.apache.lucene.search.highlight.SimpleHTMLEncoder;

/**
 * How marked words are written.
 *
 * @param before what stands before each
 * @param after what stands behind each
 * @param html whether the text, not the tags, is escaped for HTML
 */
record MarkedText(String before, String after, boolean html) {

  /**
   * Writes a part of a text.
   *
   * @param part which part
   * @param marks the words in it, ascending; none overlaps another
   */
  String write(String text, TextSpan part, List<TextSpan> marks) {
    StringBuilder written = new StringBuilder();
    int from = part.start();
    for (TextSpan mark : marks) {
      written.append(escaped(text.substring(from, mark.start())));
      written.append(before).append(escaped(mark.of(text))).append(after);
      from = mark.end();
    }
    return written.append(escaped(text.substring(from, part.end()))).toString();
  }

  private String escaped(String text) {
    return html ? SimpleHTMLEncoder.htmlEncode(text) : text;
  }
}
