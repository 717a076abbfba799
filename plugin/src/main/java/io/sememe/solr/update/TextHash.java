// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.TextDigest;

/**
 * Says what a document's vectors were made from: the model's fingerprint, that of the token vectors
 * beside them where there are any, and a hash of the text and of how it is cut. Equal values mean
 * equal vectors.
 */
final class TextHash {
  private static final String BETWEEN = "-";

  private TextHash() {}

  /** Returns the value for a text. */
  static String of(Target target, String cutting, SourceText text) {
    TextDigest digest = new TextDigest().add(cutting);
    text.fields().forEach(field -> digest.add(field.field()).add(field.text()));
    return target.models() + BETWEEN + digest.hex();
  }
}
