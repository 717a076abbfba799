// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.query;

import io.sememe.integration.node.NodeException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.search.QParser;
import org.apache.solr.search.SyntaxError;

/**
 * A query that is parsed, not searched for.
 *
 * @param core the core it is asked
 * @param query what Solr parses
 * @param value its parameter v
 */
record ParsedQuery(SolrCore core, String query, String value) {

  /** Parses it in a request of its own. */
  Query parse() {
    try (SolrQueryRequest request =
        new SolrQueryRequestBase(core, new MapSolrParams(Map.of("q", query, "v", value))) {}) {
      SolrRequestInfo.setRequestInfo(new SolrRequestInfo(request, new SolrQueryResponse()));
      return QParser.getParser(query, request).getQuery();
    } catch (SyntaxError e) {
      throw new NodeException("Solr does not understand " + query, e);
    } finally {
      SolrRequestInfo.clearRequestInfo();
    }
  }

  /** The vector that it searches for, as {!knn} takes it. */
  String vector() {
    List<float[]> vectors = new ArrayList<>();
    parse()
        .visit(
            new QueryVisitor() {
              @Override
              public void visitLeaf(Query leaf) {
                if (leaf instanceof KnnFloatVectorQuery nearest) {
                  vectors.add(nearest.getTargetCopy());
                }
              }
            });
    return Arrays.toString(vectors.get(0));
  }
}
