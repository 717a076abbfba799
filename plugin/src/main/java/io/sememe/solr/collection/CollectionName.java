// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import org.apache.solr.core.SolrCore;

/** What users call what a core belongs to. */
public final class CollectionName {
  private CollectionName() {}

  /** Returns the name of a core's collection, or of the core where there is no cluster. */
  public static String of(SolrCore core) {
    String collection = core.getCoreDescriptor().getCollectionName();
    return collection == null ? core.getName() : collection;
  }
}
