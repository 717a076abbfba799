// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.analysis.ContextualEmbeddingFilterFactory;
import io.sememe.solr.contextual.IncomparableWordsException.Reason;
import io.sememe.solr.nearest.LocalParameters;
import io.sememe.solr.question.EncodedWords;
import io.sememe.solr.question.WordQueryEncoder;
import io.sememe.solr.question.WordQuestion;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.Query;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/** One query by words and what they mean. */
final class ContextualQParser extends QParser {
  private static final String LABEL = "{!contextual}";
  private static final String ALPHA = "alpha";
  private static final String FLOOR = "floor";
  private static final String CEILING = "ceiling";
  private static final String CONTRAST = "contrast";

  /** Between a fourth and three fourths the senses of words are told apart about equally well. */
  private static final double USUAL_CONTRAST = 0.5;

  private static final Set<String> PARAMETERS =
      Set.of(
          QueryParsing.F,
          QueryParsing.V,
          QueryParsing.OP,
          LocalParameters.MODEL,
          ALPHA,
          FLOOR,
          CEILING,
          CONTRAST);

  private final @Nullable String defaultModel;
  private @Nullable QueryContext context;

  /**
   * Creates a parser.
   *
   * @param local the local parameters; the text is {@code v}
   * @param defaultModel the model of fields whose analyzer does not say, null for none
   */
  ContextualQParser(
      SolrParams local,
      SolrParams params,
      SolrQueryRequest request,
      @Nullable String defaultModel) {
    super(local.get(QueryParsing.V), local, params, request);
    this.defaultModel = defaultModel;
  }

  @Override
  public Query parse() {
    LocalParameters.requireKnown(LABEL, localParams, PARAMETERS);
    ContextualField field = field();
    Meaning meaning = meaning();
    try {
      return query(field, meaning);
    } catch (IndexSearcher.TooManyClauses e) {
      throw SolrErrors.badRequest(
          "the text has too many words: maxBooleanClauses of solr.xml allows "
              + IndexSearcher.getMaxClauseCount()
              + " in a query");
    }
  }

  private Query query(ContextualField field, Meaning meaning) {
    String text = LocalParameters.text(LABEL, localParams);
    Query plain = ContextualGrammar.query(text, field.name(), field.words(), operator());
    if (plain == null) {
      return new MatchNoDocsQuery("the text has no words");
    }
    QueryContext words = QueryContext.of(text, field.name(), field.words());
    // There may be nothing but words that must not occur.
    return words.words().isEmpty() ? plain : contextual(plain, words, field, meaning);
  }

  private Query contextual(
      Query plain, QueryContext words, ContextualField field, Meaning meaning) {
    String model = model(field);
    int maxTokens =
        field.filter().map(ContextualEmbeddingFilterFactory::maxTokens).orElse(Integer.MAX_VALUE);
    EncodedWords encoded =
        new WordQueryEncoder(getReq())
            .encode(
                new WordQuestion(
                    field.name(), words.text(), words.words(), model, maxTokens, contrast()));
    context = words;
    WordSpace space =
        new WordSpace(field.name(), model, encoded.fingerprint(), ContextualQParser::failure);
    return new ContextualWords(words, encoded.rows(), space, meaning).in(plain);
  }

  private static SolrException failure(IncomparableWordsException e) {
    return new SolrException(
        e.reason() == Reason.OTHER_SPACE ? ErrorCode.CONFLICT : ErrorCode.BAD_REQUEST,
        e.getMessage(),
        e);
  }

  @Override
  public void addDebugInfo(NamedList<Object> debug) {
    super.addDebugInfo(debug);
    if (context != null) {
      NamedList<Object> info = new SimpleOrderedMap<>();
      info.add("context", context.text());
      info.add("words", context.words().stream().map(word -> word.of(context.text())).toList());
      debug.add("contextual", info);
    }
  }

  private ContextualField field() {
    String name = localParams.get(QueryParsing.F, "");
    if (name.isEmpty()) {
      throw SolrErrors.badRequest(
          LABEL
              + " needs f, a field with the filter contextualEmbedding; "
              + ContextualField.existing(getReq().getSchema()));
    }
    return ContextualField.of(getReq().getSchema(), name);
  }

  private String model(ContextualField field) {
    return LocalParameters.model(
        LABEL,
        localParams,
        field.filter().map(ContextualEmbeddingFilterFactory::model).orElse(defaultModel),
        "the filter contextualEmbedding of field '" + field.name() + "'");
  }

  private Occur operator() {
    String given = Objects.requireNonNullElse(getParam(QueryParsing.OP), "OR");
    return switch (given.toUpperCase(Locale.ROOT)) {
      case "OR" -> Occur.SHOULD;
      case "AND" -> Occur.MUST;
      default -> throw SolrErrors.badRequest("q.op must be OR or AND, got: " + given);
    };
  }

  private Meaning meaning() {
    Meaning ifMissing = Meaning.DEFAULT;
    double alpha = number(ALPHA, ifMissing.alpha(), 0, "from 0 to 1");
    double floor = number(FLOOR, ifMissing.floor(), -1, "from -1 to 1");
    double ceiling = number(CEILING, ifMissing.ceiling(), -1, "from -1 to 1");
    if (floor >= ceiling) {
      throw SolrErrors.badRequest(
          "floor must be below ceiling, got floor " + floor + " and ceiling " + ceiling);
    }
    return new Meaning(alpha, floor, ceiling);
  }

  private double contrast() {
    return LocalParameters.number(
        CONTRAST,
        localParams.get(CONTRAST, Double.toString(USUAL_CONTRAST)),
        "from 0 to below 1",
        value -> value >= 0 && value < 1);
  }

  private double number(String name, double ifMissing, double least, String range) {
    return LocalParameters.number(
        name,
        localParams.get(name, Double.toString(ifMissing)),
        range,
        value -> value >= least && value <= 1);
  }
}
