// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.List;
import org.apache.solr.update.AddUpdateCommand;

/**
 * A document on its way through the encoder.
 *
 * @param command a command of its own: loaders use one for all their documents
 * @param update how its vectors are written
 * @param targets what it is encoded for; none when its vectors need not be looked at
 * @param stored the document as the collection had it
 * @param text its text
 * @param vectors its vectors, one for each target
 */
record StartedDocument(
    AddUpdateCommand command,
    FieldUpdate update,
    Targets targets,
    StoredDocument stored,
    SourceText text,
    List<PendingVectors> vectors) {

  StartedDocument with(List<PendingVectors> started) {
    return new StartedDocument(command, update, targets, stored, text, started);
  }

  StartedDocument of(SourceText read) {
    return new StartedDocument(command, update, targets, stored, read, vectors);
  }

  boolean isDone() {
    return vectors.stream().allMatch(PendingVectors::isDone);
  }

  void cancel() {
    vectors.forEach(PendingVectors::cancel);
  }

  /**
   * Returns whether it is not known what it is to be encoded for: awaiting its vectors says why.
   */
  boolean isUnknown() {
    return !isUntouched() && targets.targets().isEmpty();
  }

  /** Returns whether its vectors need not be looked at. */
  boolean isUntouched() {
    return vectors.isEmpty();
  }

  /** Returns whether its outcome is needed at once, so that it overtakes nothing before it. */
  boolean isSentAlone() {
    return update.isPartial() && !isUntouched();
  }
}
