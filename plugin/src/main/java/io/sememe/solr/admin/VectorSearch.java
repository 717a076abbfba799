// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestHandler;
import org.apache.solr.response.ResultContext;
import org.apache.solr.response.SolrQueryResponse;

/**
 * Asks all shards of a collection for documents with vectors, nested ones among them, as searches
 * see them since the last commit.
 *
 * <p>The function {@code exists} tells; {@code field:*} and {@code field:[* TO *]} are refused for
 * a DenseVectorField.
 */
final class VectorSearch {
  private static final String SELECT = "/select";

  private VectorSearch() {}

  /**
   * Returns whether documents have vectors in a field; false when the schema has no such field.
   *
   * @throws SolrException what the search throws; 409 when there is no /select to ask
   */
  static boolean finds(SolrCore core, String field) {
    return core.getLatestSchema().getFieldOrNull(field) != null && count(core, field) > 0;
  }

  private static long count(SolrCore core, String field) {
    SolrRequestHandler select = core.getRequestHandler(SELECT);
    if (select == null) {
      throw new SolrException(
          ErrorCode.CONFLICT,
          "without a request handler /select nobody can tell whether field '"
              + field
              + "' holds vectors: send force=true when it holds none");
    }
    try (SolrQueryRequest request = new SolrQueryRequestBase(core, parameters(field)) {}) {
      request.getContext().put(CommonParams.PATH, SELECT);
      SolrQueryResponse response = new SolrQueryResponse();
      core.execute(select, request, response);
      return count(response);
    }
  }

  private static ModifiableSolrParams parameters(String field) {
    return new ModifiableSolrParams()
        .set(CommonParams.Q, "{!frange l=1 v=$vectors}")
        .set("vectors", "exists(field(\"" + escaped(field) + "\"))")
        .set("defType", "lucene")
        .set(CommonParams.ROWS, 0)
        .set(ShardParams.SHARDS_TOLERANT, false);
  }

  private static String escaped(String field) {
    return field.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private static long count(SolrQueryResponse response) {
    Exception failure = response.getException();
    if (failure != null) {
      throw failure instanceof SolrException known
          ? known
          : new SolrException(ErrorCode.SERVER_ERROR, "cannot search for vectors", failure);
    }
    // One core answers with what it found, several with what was merged.
    return response.getResponse() instanceof ResultContext found
        ? found.getDocList().matches()
        : ((SolrDocumentList) response.getResponse()).getNumFound();
  }
}
