// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.testing.GivenModels;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;

/** A {@link LearnedSparseFilter} behind a tokenizer. */
final class SparseAnalyzer extends Analyzer {
  private final Supplier<Tokenizer> tokenizer;
  private final Supplier<SparseEncoder> encoder;
  private final SparsePruning pruning;

  /**
   * Creates an analyzer.
   *
   * @param encoder the model; what it throws is told as {@link GivenModels#failure} does
   */
  SparseAnalyzer(
      Supplier<Tokenizer> tokenizer, Supplier<SparseEncoder> encoder, SparsePruning pruning) {
    this.tokenizer = tokenizer;
    this.encoder = encoder;
    this.pruning = pruning;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    Tokenizer source = tokenizer.get();
    return new TokenStreamComponents(
        source, new LearnedSparseFilter(source, GivenModels.ofTerms(encoder), "fake", pruning));
  }
}
