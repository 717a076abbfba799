// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;

/** Makes a document's vectors of its text: one of the whole, or one of each passage. */
interface VectorMaker {

  /** Returns what, beside the text and the model, decides on the vectors: part of the hash. */
  String cutting();

  /**
   * Starts to make the vectors of a document; what goes wrong is told by awaiting them.
   *
   * @param id the document's id
   * @param text its text
   * @param stored the document as the collection has it, whose vectors are kept where nothing they
   *     are made from has changed
   * @param update how the document will be written
   */
  PendingVectors start(
      String id,
      SourceText text,
      StoredDocument stored,
      Target target,
      FieldUpdate update,
      Deadline deadline);

  /** Returns whether the stored vectors were made from this text, by this model, in this way. */
  default boolean isUnchanged(SourceText text, StoredDocument stored, Target target) {
    return target.dest().hashed()
        && stored.text(target.hashField()).equals(TextHash.of(target, cutting(), text));
  }
}
