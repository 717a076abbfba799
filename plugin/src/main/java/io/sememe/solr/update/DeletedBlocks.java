// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import org.apache.solr.update.DeleteUpdateCommand;

/**
 * Deletes documents together with what is nested in them. By id, Solr does so itself; by query it
 * deletes what the query matches and nothing else, and passages that are left behind become, with
 * the next merge, those of the document behind them.
 */
final class DeletedBlocks {
  private static final String ALL = "*:*";
  private static final String DOCUMENTS = "*:* -_nest_path_:*";

  private DeletedBlocks() {}

  /** Returns the command that deletes whole blocks. */
  static DeleteUpdateCommand of(DeleteUpdateCommand command) {
    if (command.isDeleteById() || command.query.strip().equals(ALL)) {
      return command;
    }
    DeleteUpdateCommand whole = (DeleteUpdateCommand) command.clone();
    whole.query = withNested(command.query);
    return whole;
  }

  /** Returns a query for what a query matches and all that is nested in matching documents. */
  static String withNested(String query) {
    String documents = "{!bool" + local("must", query) + local("filter", DOCUMENTS) + "}";
    String nested = "{!child" + local("of", DOCUMENTS) + local("v", documents) + "}";
    return "{!bool" + local("should", query) + local("should", nested) + "}";
  }

  // SolrJ's own quoting leaves backslashes alone, so that a value cannot hold a quoted one.
  private static String local(String name, String value) {
    return " " + name + "='" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
