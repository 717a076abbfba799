// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.encoder.MaxSim;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.TokenQueryEncoder;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.texts.RequiredTransformer;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * Looks at documents by late interaction: the shards that have them compare their token vectors
 * with the question's, which are made once.
 */
final class MaxSimReranker implements Reranker {
  private static final String TRANSFORMER = "maxsim";
  private static final String TEXT = "sememe.maxsim.text";
  private static final String MODEL = "sememe.maxsim.model";
  private static final String SCORE = "sememe_maxsim";

  private final SolrQueryRequest request;
  private final Question question;

  private MaxSimReranker(SolrQueryRequest request, Question question) {
    this.request = request;
    this.question = question;
  }

  static Reranker of(SolrQueryRequest request, SolrParams local, String text) {
    String field = local.get(QueryParsing.F);
    if (field == null || field.isBlank()) {
      throw SolrErrors.badRequest(
          "{!maxsim} needs f, the vector field that the token vectors go with; vector fields of this"
              + " collection: "
              + VectorField.names(request.getSchema()));
    }
    RequiredTransformer.require(request, TRANSFORMER, MaxSimTransformerFactory.class.getName());
    String model = local.get(LocalParameters.MODEL);
    return new MaxSimReranker(request, new Question(field, text, model));
  }

  @Override
  public void fetch(InnerSearch search) {
    search.with(TEXT, question.text());
    @Nullable String model = question.model();
    if (model != null) {
      search.with(MODEL, model);
    }
    search.fetch(
        SCORE
            + ":["
            + TRANSFORMER
            + " f="
            + question.field()
            + " v=$"
            + TEXT
            + (model == null ? "]" : " model=$" + MODEL + "]"));
    new TokenQueryEncoder(request).encode(question).tell(search::with);
  }

  @Override
  public List<@Nullable Relevance> look(List<FoundDocument> documents) {
    List<@Nullable Relevance> relevances = new ArrayList<>(documents.size());
    documents.forEach(document -> relevances.add(relevance(document)));
    return relevances;
  }

  /** Brings a mean of cosines, -1 to 1, into 0 to 1. */
  static Relevance relevance(FoundDocument document) {
    Object told = document.fields().getFieldValue(SCORE);
    float cosine = told instanceof Number number ? number.floatValue() : MaxSim.NO_TOKENS;
    return new Relevance((1 + (double) cosine) / 2, cosine);
  }
}
