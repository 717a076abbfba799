// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import org.jspecify.annotations.Nullable;

/**
 * What encoding gave for one document: an embedding, or the reason why there is none.
 *
 * @param embedding the embedding, empty when the document has no text; null when encoding failed
 * @param failure the reason; null when encoding did not fail
 */
record Outcome(@Nullable Embedding embedding, @Nullable EncoderException failure) {

  static Outcome of(Embedding embedding) {
    return new Outcome(embedding, null);
  }

  static Outcome failed(EncoderException failure) {
    return new Outcome(null, failure);
  }
}
