// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.solr.analysis.TokenizerChain;
import org.apache.solr.schema.SchemaField;

/** The token filters that a field's values go through when they are indexed. */
public final class IndexFilters {
  private IndexFilters() {}

  /** Returns those of a kind, in their order; none for an analyzer that is somebody's own class. */
  public static <F extends TokenFilterFactory> Stream<F> of(SchemaField field, Class<F> kind) {
    return field.getType().getIndexAnalyzer() instanceof TokenizerChain chain
        ? Arrays.stream(chain.getTokenFilterFactories()).filter(kind::isInstance).map(kind::cast)
        : Stream.empty();
  }
}
