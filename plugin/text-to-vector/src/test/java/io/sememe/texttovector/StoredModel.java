// SPDX-License-Identifier: Apache-2.0
package io.sememe.texttovector;

import dev.langchain4j.model.embedding.EmbeddingModel;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.solr.core.SolrResourceLoader;

/** Makes a model of a class name and parameters, by the means that Solr's model store has. */
final class StoredModel {
  static final String CLASS = "io.sememe.texttovector.SememeEmbeddingModel";

  private StoredModel() {}

  static EmbeddingModel of(SolrResourceLoader loader, Map<String, ?> params) throws Exception {
    Class<? extends EmbeddingModel> type = loader.findClass(CLASS, EmbeddingModel.class);
    Object builder = type.getMethod("builder").invoke(null);
    for (Map.Entry<String, ?> param : params.entrySet()) {
      setter(builder, param.getKey()).invoke(builder, param.getValue());
    }
    return (EmbeddingModel) builder.getClass().getMethod("build").invoke(builder);
  }

  /** With a second one of the name, the store would want one that takes a string. */
  private static Method setter(Object builder, String name) throws NoSuchMethodException {
    List<Method> found =
        Arrays.stream(builder.getClass().getMethods())
            .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
            .toList();
    return found.size() == 1 ? found.get(0) : builder.getClass().getMethod(name, String.class);
  }
}
