// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.util.Map;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QParserPlugin;

/** Stands in for the query parser of Solr's module: a text, a model, the nearest documents. */
public final class StoredModelQParserPlugin extends QParserPlugin {
  @Override
  public QParser createParser(
      String text, SolrParams local, SolrParams params, SolrQueryRequest request) {
    return new QParser(text, local, params, request) {
      @Override
      public Query parse() {
        Map<String, String> given =
            Map.of("model", local.get("model"), "role", local.get("role", "auto"));
        return new KnnFloatVectorQuery(
            "vector", model(request, given).embed(text).content().vector(), 1);
      }
    };
  }

  static EmbeddingModel model(SolrQueryRequest request, Map<String, String> params) {
    try {
      return StoredModel.of(request.getCore().getResourceLoader(), params);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
