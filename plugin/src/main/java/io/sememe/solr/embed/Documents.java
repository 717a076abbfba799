// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.util.List;

/**
 * The documents of a collection, as the job sees them: on all shards, nested ones aside. Every
 * method throws {@link org.apache.solr.common.SolrException}; {@link Patience} tells what may
 * succeed later from what will not.
 */
interface Documents {
  /** Where {@link #page} starts. */
  String START = "*";

  /** Makes everything that was sent so far visible to {@link #count} and {@link #page}. */
  void commit();

  /** Returns how many documents there are. */
  long count();

  /** Returns how many documents are to be done. */
  long count(Todo todo);

  /**
   * Returns some documents that are to be done, in the order of their ids.
   *
   * @param from {@link #START}, or where the page before ended
   */
  Page page(Todo todo, String from);

  /**
   * Has the update processor bring documents up to date: it encodes what is missing, for all spaces
   * of the field, and leaves alone what is not.
   *
   * @param field the vector field, by the name that the configuration uses
   * @param ids at least one
   */
  void touch(String field, List<String> ids);

  /**
   * Some documents.
   *
   * @param ids their ids; none at the end
   * @param end where the next page starts
   */
  record Page(List<String> ids, String end) {
    /** Copies the list. */
    public Page {
      ids = List.copyOf(ids);
    }
  }
}
