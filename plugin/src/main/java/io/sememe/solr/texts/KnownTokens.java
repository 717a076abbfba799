// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import java.io.IOException;
import java.util.List;

/** The texts of documents whose token vectors lie in the index. */
interface KnownTokens {
  /** None. */
  KnownTokens NONE =
      new KnownTokens() {
        @Override
        public List<String> needed() {
          return List.of();
        }

        @Override
        public List<DocumentText> of(int document, StoredValues values) {
          return List.of();
        }
      };

  /** Returns the fields that must be read to know them. */
  List<String> needed();

  /**
   * Returns those of a document, each with the token vectors of exactly this text.
   *
   * @param document its number in the index
   * @param values what is stored of it
   * @throws io.sememe.encoder.EncoderException BAD_INPUT when a value holds no token vectors
   */
  List<DocumentText> of(int document, StoredValues values) throws IOException;
}
