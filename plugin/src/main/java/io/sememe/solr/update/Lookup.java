// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.Map;
import org.apache.solr.update.AddUpdateCommand;
import org.jspecify.annotations.Nullable;

/**
 * What the collection has of some documents, or why that is not known.
 *
 * @param found the documents that exist, by id
 * @param failure why nothing is known; null when it is
 */
record Lookup(Map<String, StoredDocument> found, @Nullable RuntimeException failure) {

  /** Returns what the collection has; nothing when that is not known, so that all is made anew. */
  StoredDocument find(AddUpdateCommand command) {
    return found.getOrDefault(command.getPrintableId(), StoredDocument.ABSENT);
  }

  /**
   * Returns what the collection has.
   *
   * @throws RuntimeException why, when that is not known
   */
  StoredDocument findOrThrow(AddUpdateCommand command) {
    if (failure != null) {
      throw failure;
    }
    return find(command);
  }
}
