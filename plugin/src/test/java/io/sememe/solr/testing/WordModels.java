// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelTokenizer;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.WordEmbedder;
import io.sememe.solr.analysis.ModelSource;
import java.io.InputStream;
import java.util.function.Supplier;
import org.apache.lucene.util.ResourceLoader;

/**
 * Informs factories of models for words, and of nothing else.
 *
 * @param words the model, whatever its name; may throw
 */
public record WordModels(Supplier<WordEmbedder> words) implements ResourceLoader, ModelSource {

  @Override
  public WordEmbedder wordEmbedder(String model) {
    return words.get();
  }

  @Override
  public ModelTokenizer tokenizer(String model) {
    throw new UnsupportedOperationException(model);
  }

  @Override
  public SparseEncoder sparseEncoder(String model) {
    throw new UnsupportedOperationException(model);
  }

  @Override
  public RuntimeException failure(EncoderException e) {
    return new IllegalStateException("told: " + e.getMessage(), e);
  }

  @Override
  public InputStream openResource(String resource) {
    throw new UnsupportedOperationException(resource);
  }

  @Override
  public <T> Class<? extends T> findClass(String name, Class<T> expectedType) {
    throw new UnsupportedOperationException(name);
  }
}
