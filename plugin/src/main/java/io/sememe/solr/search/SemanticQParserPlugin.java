// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.search;

import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import java.util.Map;
import org.apache.lucene.util.ResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrResourceLoader;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.QParser;
import org.apache.solr.search.QParserPlugin;
import org.jspecify.annotations.Nullable;

/**
 * {@code {!semantic}}: search by meaning.
 *
 * <pre>{@code
 * <queryParser name="semantic" class="io.sememe.solr.search.SemanticQParserPlugin">
 *   <str name="model">bge-small-en-v1.5</str>
 * </queryParser>
 *
 * q={!semantic f=vector topK=100}how do wings stall
 * }</pre>
 *
 * <p>Parameter of the configuration: {@code model}, the model of queries that name none; optional.
 * Any other is refused.
 *
 * <p>Local parameters of a query; what is wrong with them, and any other, is answered with 400:
 *
 * <ul>
 *   <li>{@code f}: the vector field; required. Where the collection remembers what it holds, the
 *       schema's field and the model are those that searches use today, and a model that did not
 *       make the vectors is answered with 409
 *   <li>{@code v}, or what follows the braces: the text; required, not blank
 *   <li>{@code model}: the model that made the field's vectors
 *   <li>{@code topK}: how many documents match, 1 to 100,000; default 10
 *   <li>{@code preFilter}, {@code includeTags}, {@code excludeTags}: as in Solr's {@code {!knn}}:
 *       when this is the main query and none is given, every {@code fq} filters before the search,
 *       not after it; as a sub-query or a filter, nothing does
 * </ul>
 *
 * <p>Where nested passages carry the vectors, documents match: the topK with the best passages,
 * each scored by its best one. Filters are on documents all the same.
 */
public final class SemanticQParserPlugin extends QParserPlugin implements ResourceLoaderAware {
  static final String MODEL = "model";

  private @Nullable String defaultModel;

  @Override
  public void init(NamedList<?> args) {
    NamedList<?> rest = args.clone();
    Object model = rest.remove(MODEL);
    if (rest.size() > 0) {
      throw SolrErrors.badRequest(
          "SemanticQParserPlugin knows the parameter " + MODEL + ", not " + rest);
    }
    defaultModel = model == null ? null : model.toString();
  }

  /** Starts loading the model while the core loads, so that the first query finds it. */
  @Override
  public void inform(ResourceLoader loader) {
    if (defaultModel != null && loader instanceof SolrResourceLoader solr) {
      expect(solr, defaultModel);
    }
  }

  @Override
  public QParser createParser(
      String text, @Nullable SolrParams localParams, SolrParams params, SolrQueryRequest request) {
    // Solr gives no local parameters when the parser is chosen by defType.
    SolrParams local =
        localParams == null
            ? new MapSolrParams(Map.of("v", text == null ? "" : text))
            : localParams;
    return new SemanticQParser(text, local, params, request, defaultModel);
  }

  private static void expect(SolrResourceLoader loader, String model) {
    var container = loader.getCoreContainer();
    if (container != null) {
      Sememe.of(container).expect(model);
    }
  }
}
