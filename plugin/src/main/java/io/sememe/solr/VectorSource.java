// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.List;
import java.util.Optional;
import org.apache.solr.core.SolrCore;

/** What fills vector fields while documents are indexed, as a collection's chain configures it. */
public interface VectorSource {

  /** Returns whether documents get token vectors beside the vectors of a field. */
  boolean givesTokens(String vectorField);

  /** Returns whether documents are cut into passages that have the vectors of a field. */
  boolean cutsPassages(String vectorField);

  /**
   * Returns the fields whose texts the vectors of a field are made from, in the order in which they
   * are joined; none when it does not fill that field.
   */
  List<String> sources(String vectorField);

  /** Returns those of the sources whose texts are encoded before each passage's own. */
  List<String> passageContext(String vectorField);

  /** Returns what fills a field in the chain of updates that name none; empty when nothing does. */
  static Optional<VectorSource> of(SolrCore core, String vectorField) {
    return core.getUpdateProcessingChain(null).getProcessors().stream()
        .filter(VectorSource.class::isInstance)
        .map(VectorSource.class::cast)
        .filter(source -> !source.sources(vectorField).isEmpty())
        .findFirst();
  }
}
