// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelTokenizer;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.WordEmbedder;
import java.time.Duration;
import org.apache.lucene.analysis.TokenFilterFactory;

/**
 * Where the components of an analysis chain get the tasks of models from: a Solr node, or whoever
 * analyses with plain Lucene. Thread-safe.
 */
public interface ModelSource {
  /** How long a document waits for a model and its answer. */
  Duration PATIENCE = Duration.ofMinutes(10);

  /** Returns until when what is analysed now waits for a model and its answer. */
  default Deadline deadline() {
    return Deadline.in(PATIENCE);
  }

  /**
   * Returns the task "text to tokens" of a model.
   *
   * @throws RuntimeException as {@link #failure} says, when no such model is installed
   */
  ModelTokenizer tokenizer(String model);

  /** Returns the task "a word in its sentence to a vector", as {@link #tokenizer} does. */
  WordEmbedder wordEmbedder(String model);

  /** Returns the task "text to weighted terms", as {@link #tokenizer} does. */
  SparseEncoder sparseEncoder(String model);

  /** Returns what to throw to whoever consumes the tokens, when a task fails. */
  RuntimeException failure(EncoderException e);

  /**
   * Makes sure that what a filter writes weights into can hold them, where that can be known.
   *
   * @throws RuntimeException that says what to change
   */
  default void requireWeightFields(TokenFilterFactory filter) {}
}
