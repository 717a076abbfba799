// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QParserPlugin;

/** {@code rq={!grade}}: the relevance of a document is its field grade; it counts its looks. */
public final class GradeQParserPlugin extends QParserPlugin {
  static final AtomicInteger LOOKED_AT = new AtomicInteger();
  private static final RerankParameters.Known KNOWN =
      new RerankParameters.Known("grade", Set.of("inTime"), 30, "grade");

  @Override
  public QParser createParser(
      String text, SolrParams local, SolrParams params, SolrQueryRequest request) {
    return new RerankQParser(KNOWN, GradeQParserPlugin::grades, text, local, params, request);
  }

  private static Reranker grades(SolrQueryRequest request, SolrParams local, String text) {
    return new Grades(local.getInt("inTime", Integer.MAX_VALUE));
  }

  private record Grades(int inTime) implements Reranker {
    @Override
    public void fetch(InnerSearch search) {
      search.fetch("grade");
    }

    @Override
    public List<Relevance> look(List<FoundDocument> documents) {
      LOOKED_AT.addAndGet(documents.size());
      List<Relevance> relevances = new ArrayList<>();
      for (FoundDocument document : documents) {
        int grade = (Integer) document.fields().getFieldValue("grade");
        relevances.add(relevances.size() < inTime ? new Relevance(grade / 1000.0, grade) : null);
      }
      return relevances;
    }
  }
}
