// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import org.apache.lucene.util.ResourceLoader;

/** Finds the models that a factory is informed of. */
final class ModelSources {
  private ModelSources() {}

  /**
   * Returns where the models come from.
   *
   * @param loader what Lucene or Solr informs a factory with
   * @throws IllegalArgumentException when it brings no models
   */
  static ModelSource of(ResourceLoader loader) {
    // Looked at first: without Solr on the class path the other class cannot even be loaded.
    return loader instanceof ModelSource models ? models : SolrModels.of(loader);
  }
}
