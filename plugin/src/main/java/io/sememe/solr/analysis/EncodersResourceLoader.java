// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.ModelTokenizer;
import io.sememe.encoder.SparseEncoder;
import io.sememe.encoder.WordEmbedder;
import java.io.IOException;
import java.io.InputStream;
import org.apache.lucene.util.ResourceLoader;

/**
 * Brings models to analysis chains of plain Lucene: what the factories of this package want as
 * {@link ResourceLoader} where there is no Solr. Resources and classes are another loader's
 * business.
 *
 * <pre>{@code
 * Analyzer analyzer =
 *     CustomAnalyzer.builder(new EncodersResourceLoader(encoders, new ClasspathResourceLoader(getClass())))
 *         .withTokenizer("wordpiece", "model", "bge-small-en-v1.5")
 *         .build();
 * }</pre>
 *
 * <p>Thread-safe as far as the other loader is. Models that fail throw {@link EncoderException}.
 */
public final class EncodersResourceLoader implements ResourceLoader, ModelSource {
  private final Encoders encoders;
  private final ResourceLoader others;

  /**
   * Creates a loader.
   *
   * @param encoders the owner of the models, which stays open for as long as the chain is used
   * @param others loads everything else
   */
  public EncodersResourceLoader(Encoders encoders, ResourceLoader others) {
    this.encoders = encoders;
    this.others = others;
  }

  @Override
  public ModelTokenizer tokenizer(String model) {
    return encoders.tokenizer(model);
  }

  @Override
  public WordEmbedder wordEmbedder(String model) {
    return encoders.wordEmbedder(model);
  }

  @Override
  public SparseEncoder sparseEncoder(String model) {
    return encoders.sparseEncoder(model);
  }

  @Override
  public RuntimeException failure(EncoderException e) {
    return e;
  }

  @Override
  public InputStream openResource(String resource) throws IOException {
    return others.openResource(resource);
  }

  @Override
  public <T> Class<? extends T> findClass(String name, Class<T> expectedType) {
    return others.findClass(name, expectedType);
  }
}
