// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.texts.StoredTexts;
import java.util.List;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.request.SolrQueryRequest;

/**
 * Texts of the collection's documents. They are searched for as the user would search for them,
 * with the filters that {@code /select} always has: what it hides is not found here either.
 *
 * @param request whose user asks, whose {@code id} says which document, and which goes to shards or
 *     not
 */
record StoredText(SolrQueryRequest request) {
  private static final String SELECT = "/select";

  /**
   * Returns the text of a field; several values are joined by line breaks.
   *
   * @throws SolrException 400 when the schema has no such field for text that is stored, 404 when
   *     there is no such document, or it has no text there, 503 when not all of the collection
   *     could be searched for it
   */
  String of(ExplainRequest.Stored asked) {
    StoredTexts.requireStoredText(request.getSchema(), asked.field());
    StoredTexts field = new StoredTexts(List.of(asked.field()));
    String key = request.getSchema().getUniqueKeyField().getName();
    InnerSearch search =
        new InnerSearch(request, 1)
            .through(SELECT)
            .query("{!term f=" + key + " v=$" + CommonParams.ID + "}");
    field.fetch(search);
    List<FoundDocument> found = search.find();
    if (found.isEmpty() && search.isPartial()) {
      throw new SolrException(
          ErrorCode.SERVICE_UNAVAILABLE,
          "document '" + asked.id() + "' was not found in what could be searched in time");
    }
    if (found.isEmpty()) {
      throw missing("there is no document '" + asked.id() + "' that " + SELECT + " finds");
    }
    return field.of(found.get(0)).stream()
        .map(read -> read.text().text())
        .findFirst()
        .orElseThrow(
            () ->
                missing(
                    "document '" + asked.id() + "' has no text in field '" + asked.field() + "'"));
  }

  private static SolrException missing(String message) {
    return new SolrException(ErrorCode.NOT_FOUND, message);
  }
}
