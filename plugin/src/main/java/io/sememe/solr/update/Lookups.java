// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.lang.invoke.MethodHandles;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.solr.update.AddUpdateCommand;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks documents up in the collection, those of a request together.
 *
 * @param sources the source fields
 * @param hashed whether unchanged text can be recognised
 * @param stored what the collection has
 */
record Lookups(List<String> sources, boolean hashed, StoredDocuments stored) {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());

  /** Returns whether it may be of use to look a document up. */
  boolean areFor(AddUpdateCommand command) {
    return PartialUpdate.isOne(command) || (hashed && command.overwrite);
  }

  /** Looks up what the collection has; that it cannot be known is no failure of all. */
  Lookup of(List<AddUpdateCommand> commands, Targets targets) {
    Set<String> ids = new LinkedHashSet<>();
    commands.stream().filter(this::areFor).forEach(command -> ids.add(command.getPrintableId()));
    try {
      return new Lookup(ids.isEmpty() ? Map.of() : stored.find(ids, sources, targets), null);
    } catch (RuntimeException e) {
      log.warn("Documents cannot be looked up, so that whole ones are encoded anew", e);
      return new Lookup(Map.of(), e);
    }
  }
}
