// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.solr.SolrErrors;
import org.apache.solr.request.SolrQueryRequest;

/** A transformer with which shards tell what they find. */
public final class RequiredTransformer {
  private RequiredTransformer() {}

  /**
   * Makes sure that the configuration has it. Solr passes over one that it does not know without a
   * word, and all documents would look as if nothing had been found.
   *
   * @param type the name of the class that makes it
   * @throws org.apache.solr.common.SolrException 400 that says what to add
   */
  public static void require(SolrQueryRequest request, String name, String type) {
    if (request.getCore().getTransformerFactory(name) == null) {
      throw SolrErrors.badRequest(
          "shards tell what they find with the transformer ["
              + name
              + "], which solrconfig.xml does not have: add <transformer name=\""
              + name
              + "\" class=\""
              + type
              + "\"/>");
    }
  }
}
