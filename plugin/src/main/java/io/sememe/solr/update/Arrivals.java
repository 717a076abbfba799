// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.ArrayList;
import java.util.List;
import org.apache.solr.update.AddUpdateCommand;

/**
 * Documents that came and wait to be looked up in the collection together: in a cluster each look
 * costs a way to another node. Not thread-safe.
 */
final class Arrivals {
  /** A look for so many costs less than encoding one of them. */
  static final int DOCUMENTS = 16;

  private final List<AddUpdateCommand> commands = new ArrayList<>();

  void add(AddUpdateCommand command) {
    commands.add(command);
  }

  boolean areMany() {
    return commands.size() >= DOCUMENTS;
  }

  /** Takes all of them, in the order in which they came. */
  List<AddUpdateCommand> takeAll() {
    List<AddUpdateCommand> all = List.copyOf(commands);
    commands.clear();
    return all;
  }
}
