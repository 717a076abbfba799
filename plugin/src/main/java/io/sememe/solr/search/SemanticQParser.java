// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.search.QueryParsing;
import org.apache.solr.search.SyntaxError;
import org.apache.solr.search.neural.AbstractVectorQParserBase;
import org.jspecify.annotations.Nullable;

/** One query by meaning. Filters are Solr's own business, inherited from {@code {!knn}}. */
final class SemanticQParser extends AbstractVectorQParserBase {
  private static final String TOP_K = "topK";
  private static final String DEFAULT_TOP_K = "10";

  /** Few enough digits for an int. */
  private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,9}");

  private static final Set<String> OWN_PARAMETERS =
      Set.of(
          QueryParsing.F,
          QueryParsing.V,
          SemanticQParserPlugin.MODEL,
          TOP_K,
          "preFilter",
          "includeTags",
          "excludeTags");

  /** What any query parser may be given. */
  private static final Set<String> SOLRS_PARAMETERS =
      Set.of(QueryParsing.TYPE, CommonParams.CACHE, CommonParams.COST, CommonParams.TAG);

  /** Lucene reserves memory for topK hits before it searches. */
  private static final int MAX_TOP_K = 100_000;

  /** How long a query waits for a core, or for a model that is still loading. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final @Nullable String defaultModel;
  private @Nullable Embedding embedding;

  SemanticQParser(
      String text,
      SolrParams localParams,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    super(text, localParams, params, request);
    this.defaultModel = defaultModel;
  }

  @Override
  public Query parse() throws SyntaxError {
    requireKnownParameters();
    VectorField field = field();
    int topK = topK();
    String text = text();
    float[] vector = encode(model(), field, text);
    return new KnnFloatVectorQuery(field.name(), vector, topK, getFilterQuery());
  }

  @Override
  public void addDebugInfo(NamedList<Object> debug) {
    super.addDebugInfo(debug);
    if (embedding != null) {
      NamedList<Object> info = new SimpleOrderedMap<>();
      info.add("tokens", embedding.tokens());
      info.add("truncatedTokens", embedding.truncatedTokens());
      info.add("truncatedCharacters", embedding.truncatedCharacters());
      info.add("unknownTokens", embedding.unknownTokens());
      debug.add("semantic", info);
    }
  }

  // Solr ignores what it does not know; a misspelt topK would just find less.
  private void requireKnownParameters() {
    Set<String> unknown = new TreeSet<>();
    localParams.getParameterNamesIterator().forEachRemaining(unknown::add);
    unknown.removeAll(OWN_PARAMETERS);
    unknown.removeAll(SOLRS_PARAMETERS);
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!semantic} does not know " + unknown + "; it knows " + new TreeSet<>(OWN_PARAMETERS));
    }
  }

  private VectorField field() {
    IndexSchema schema = getReq().getSchema();
    String name = localParams.get(QueryParsing.F);
    if (name == null || name.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!semantic} needs f, the vector field to search; vector fields of this collection: "
              + VectorField.names(schema));
    }
    return VectorField.of(schema, name);
  }

  private String text() {
    String text = localParams.get(QueryParsing.V);
    if (text == null || text.isBlank()) {
      throw noText();
    }
    return text;
  }

  private static SolrException noText() {
    return SolrErrors.badRequest(
        "{!semantic} needs a text to search for: after the braces, or as v (the handler /semantic takes it from text); got none or only blanks");
  }

  private int topK() {
    String given = localParams.get(TOP_K, DEFAULT_TOP_K).trim();
    int topK = WHOLE_NUMBER.matcher(given).matches() ? Integer.parseInt(given) : 0;
    if (topK < 1 || topK > MAX_TOP_K) {
      throw SolrErrors.badRequest(
          TOP_K + " must be a whole number from 1 to " + MAX_TOP_K + ", got: " + given);
    }
    return topK;
  }

  private String model() {
    String model = localParams.get(SemanticQParserPlugin.MODEL, defaultModel);
    if (model == null || model.isEmpty()) {
      throw SolrErrors.badRequest(
          "{!semantic} needs a model: as local parameter, or in the configuration of the query parser");
    }
    return model;
  }

  private float[] encode(String model, VectorField field, String text) {
    Deadline deadline = deadline();
    try {
      TextEmbedder embedder = Sememe.of(getReq().getCoreContainer()).textEmbedder(model);
      field.requireFits(embedder.space(deadline));
      Embedding found = embedder.embed(text, Role.QUERY, deadline);
      if (found.isEmpty()) {
        throw noText();
      }
      embedding = found;
      return found.vector();
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
  }

  private Deadline deadline() {
    long allowed = getReq().getParams().getLong(CommonParams.TIME_ALLOWED, -1);
    boolean shorter = allowed > 0 && allowed < PATIENCE.toMillis();
    return Deadline.in(shorter ? Duration.ofMillis(allowed) : PATIENCE);
  }
}
