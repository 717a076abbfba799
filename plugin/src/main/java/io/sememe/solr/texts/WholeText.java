// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.TextDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The texts of documents that are encoded as a whole: their source fields joined by line breaks.
 *
 * @param sources the source fields, all of them stored
 * @param hashField the field that says which text the vectors were made from; where it is not kept,
 *     nobody knows, and they are not used
 */
record WholeText(List<String> sources, String hashField) {
  /** What the hash of a text begins with that is not cut. */
  private static final String UNCUT = "";

  /** Returns the fields that must be read to know a text. */
  List<String> needed() {
    return Stream.concat(sources.stream(), Stream.of(hashField)).toList();
  }

  /**
   * Returns the text of a document with its token vectors; empty when they are of another text.
   *
   * @param tokens what lies beside the document's vector
   * @param values what is stored of it
   */
  List<DocumentText> of(StoredTokens tokens, StoredValues values) {
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
    return values.text(hashField).text().endsWith(digest.hex())
        ? List.of(new DocumentText(new AnswerText(whole.toString(), tokens), parts))
        : List.of();
  }
}
