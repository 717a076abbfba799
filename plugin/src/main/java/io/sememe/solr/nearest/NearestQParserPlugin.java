// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

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
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * A query parser with a default model: parameter {@code model} of its configuration, optional. Any
 * other is refused.
 */
public abstract class NearestQParserPlugin extends QParserPlugin implements ResourceLoaderAware {
  private @Nullable String defaultModel;

  /** For plugins. */
  protected NearestQParserPlugin() {}

  @Override
  public final void init(NamedList<?> args) {
    NamedList<?> rest = args.clone();
    Object model = rest.remove(NearestQParser.MODEL);
    if (rest.size() > 0) {
      throw SolrErrors.badRequest(
          getClass().getSimpleName()
              + " knows the parameter "
              + NearestQParser.MODEL
              + ", not "
              + rest);
    }
    defaultModel = model == null ? null : model.toString();
  }

  /** Starts loading the model while the core loads, so that the first query finds it. */
  @Override
  public final void inform(ResourceLoader loader) {
    if (defaultModel != null && loader instanceof SolrResourceLoader solr) {
      expect(solr, defaultModel);
    }
  }

  @Override
  public final QParser createParser(
      String text, @Nullable SolrParams localParams, SolrParams params, SolrQueryRequest request) {
    // Solr gives no local parameters when the parser is chosen by defType.
    SolrParams local =
        localParams == null
            ? new MapSolrParams(Map.of(QueryParsing.V, text == null ? "" : text))
            : localParams;
    return parser(local, params, request);
  }

  /**
   * Returns the parser of one query.
   *
   * @param local the local parameters; the text is {@code v}
   * @param params the request's
   */
  protected abstract NearestQParser parser(
      SolrParams local, SolrParams params, SolrQueryRequest request);

  /** Returns the model of queries that name none; null when the configuration names none either. */
  protected final @Nullable String defaultModel() {
    return defaultModel;
  }

  private static void expect(SolrResourceLoader loader, String model) {
    var container = loader.getCoreContainer();
    if (container != null) {
      Sememe.of(container).expect(model);
    }
  }
}
