// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.Sememe;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.models.ModelUser;
import java.util.stream.Stream;
import org.apache.lucene.util.ResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrResourceLoader;
import org.apache.solr.search.QParserPlugin;
import org.jspecify.annotations.Nullable;

/**
 * A query parser with a default model: parameter {@code model} of its configuration, optional. Any
 * other is refused.
 */
public abstract class ModelQParserPlugin extends QParserPlugin
    implements ResourceLoaderAware, ModelUser {
  private @Nullable String defaultModel;

  /** For plugins. */
  protected ModelQParserPlugin() {}

  @Override
  public final void init(NamedList<?> args) {
    NamedList<?> rest = args.clone();
    Object model = rest.remove(LocalParameters.MODEL);
    if (rest.size() > 0) {
      throw SolrErrors.badRequest(
          getClass().getSimpleName()
              + " knows the parameter "
              + LocalParameters.MODEL
              + ", not "
              + rest);
    }
    defaultModel = model == null ? null : model.toString();
  }

  /** Starts loading the model while the core loads, so that the first query finds it. */
  @Override
  public final void inform(ResourceLoader loader) {
    if (defaultModel != null && loader instanceof SolrResourceLoader solr) {
      expect(solr.getCoreContainer(), defaultModel);
    }
  }

  @Override
  public final Stream<String> models() {
    return Stream.ofNullable(defaultModel);
  }

  /** Returns the model of queries that name none; null when the configuration names none either. */
  protected final @Nullable String defaultModel() {
    return defaultModel;
  }

  private static void expect(@Nullable CoreContainer container, String model) {
    if (container != null) {
      Sememe.of(container).expect(model);
    }
  }
}
