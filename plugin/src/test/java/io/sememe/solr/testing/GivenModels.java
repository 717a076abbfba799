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
 * Informs factories of models, and of nothing else.
 *
 * @param words the model for words, whatever its name; may throw
 * @param sparse the model for sparse terms, whatever its name; may throw
 */
public record GivenModels(Supplier<WordEmbedder> words, Supplier<SparseEncoder> sparse)
    implements ResourceLoader, ModelSource {

  private static final String NONE = "no model is given for this";

  /** Returns a model for words, and none for anything else. */
  public static GivenModels ofWords(Supplier<WordEmbedder> words) {
    return new GivenModels(
        words,
        () -> {
          throw new UnsupportedOperationException(NONE);
        });
  }

  /** Returns a model for sparse terms, and none for anything else. */
  public static GivenModels ofTerms(Supplier<SparseEncoder> sparse) {
    return new GivenModels(
        () -> {
          throw new UnsupportedOperationException(NONE);
        },
        sparse);
  }

  @Override
  public WordEmbedder wordEmbedder(String model) {
    return words.get();
  }

  @Override
  public SparseEncoder sparseEncoder(String model) {
    return sparse.get();
  }

  @Override
  public ModelTokenizer tokenizer(String model) {
    throw new UnsupportedOperationException(NONE);
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
