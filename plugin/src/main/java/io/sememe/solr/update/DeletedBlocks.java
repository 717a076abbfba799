// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.PassageFields;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.solr.search.SyntaxError;
import org.apache.solr.update.DeleteUpdateCommand;

/**
 * Deletes documents together with what is nested in them. By id, Solr does so itself; by query it
 * deletes what the query matches and nothing else, and passages that are left behind become, with
 * the next merge, those of the document behind them.
 *
 * <p>Passages go with their document only. They have none of its fields, so a query for all that
 * lacks something matches those of documents that are kept.
 */
final class DeletedBlocks {
  private static final String DOCUMENTS = "*:* -_nest_path_:*";
  private static final String PASSAGES = "+_nest_path_:* +" + PassageFields.SOURCE + ":*";

  private DeletedBlocks() {}

  /**
   * Returns the command that deletes whole blocks.
   *
   * @throws org.apache.solr.common.SolrException 400 when the query says what is kept, in a way
   *     that does not tell what is deleted, or matches passages alone
   */
  static DeleteUpdateCommand of(DeleteUpdateCommand command) {
    if (command.isDeleteById()) {
      return command;
    }
    DeletionQuery query = new DeletionQuery(command.query, command.getReq());
    try {
      Query parsed = query.parse();
      if (parsed == null || parsed instanceof MatchAllDocsQuery) {
        return command;
      }
      query.requireDocuments(parsed);
      return withQuery(command, withNested(query.positive(parsed)));
    } catch (SyntaxError e) {
      return command; // which Solr refuses, in its own words
    }
  }

  private static DeleteUpdateCommand withQuery(DeleteUpdateCommand command, String query) {
    DeleteUpdateCommand whole = (DeleteUpdateCommand) command.clone();
    whole.query = query;
    return whole;
  }

  /**
   * Returns a query for what a query matches, but passages, and all that is nested in matching
   * documents.
   */
  static String withNested(String query) {
    String matching = "{!bool" + local("must", query) + local("must_not", PASSAGES) + "}";
    String documents = "{!bool" + local("must", query) + local("filter", DOCUMENTS) + "}";
    String nested = "{!child" + local("of", DOCUMENTS) + local("v", documents) + "}";
    return "{!bool" + local("should", matching) + local("should", nested) + "}";
  }

  /** Returns a query for the documents whose passages a query matches. */
  static String ofPassages(String query) {
    return "{!parent" + local("which", DOCUMENTS) + local("v", query) + "}";
  }

  // SolrJ's own quoting leaves backslashes alone, so that a value cannot hold a quoted one.
  private static String local(String name, String value) {
    return " " + name + "='" + value.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
