// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.models.ModelUser;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.ResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link ContextualEmbeddingFilter}: each word gets the vector that a model gives it in its
 * sentence, for {@code {!contextual}}.
 *
 * <pre>{@code
 * <fieldType name="text_contextual" class="solr.TextField">
 *   <analyzer type="index">
 *     <tokenizer name="standard"/>
 *     <filter name="contextualEmbedding" model="bge-small-en-v1.5"/>
 *     <filter name="lowercase"/>
 *     <filter name="porterStem"/>
 *   </analyzer>
 *   <analyzer type="query">
 *     <tokenizer name="standard"/>
 *     <filter name="lowercase"/>
 *     <filter name="porterStem"/>
 *   </analyzer>
 * </fieldType>
 * }</pre>
 *
 * <p>It stands directly behind the tokenizer: words are to be seen as they are written. What comes
 * after it (stemming, stop words, synonyms) does not change a vector. Behind the tokenizer {@code
 * wordpiece} the model sees the exact text, punctuation included; behind others what is left of it.
 * A payload takes as many bytes as the vector has dimensions, and nine more.
 *
 * <p>Parameters; any other is refused:
 *
 * <ul>
 *   <li>{@code model}: a model with the task text-embedding that gives states of tokens; required
 *   <li>{@code payload}: {@code int8} (default) puts the vector into the index as the payload of
 *       the word's position; {@code none} leaves it to the attribute
 *   <li>{@code maxTokens}: how many tokens the model sees together, special tokens included, at
 *       least 3; default and most: the model's limit
 * </ul>
 *
 * <p>A model that is missing or fails stops no core and no schema: whoever analyses a text is told.
 */
public final class ContextualEmbeddingFilterFactory extends TokenFilterFactory
    implements ResourceLoaderAware, ModelUser {
  /** The filter's name in schemas. */
  public static final String NAME = "contextualEmbedding";

  /** The parameter for the model's name. */
  public static final String MODEL = "model";

  /** The parameter for what becomes of a vector beside the attribute. */
  public static final String PAYLOAD = "payload";

  /** The parameter for the number of tokens that the model sees together. */
  public static final String MAX_TOKENS = "maxTokens";

  private static final String INT8 = "int8";
  private static final String NONE = "none";

  /** A token between two special ones. */
  private static final int LEAST_TOKENS = 3;

  private final String model;
  private final boolean payload;
  private final int maxTokens;
  private @Nullable ModelSource models;

  /**
   * Creates a factory.
   *
   * @param args the parameters; those that are known are taken out
   * @throws IllegalArgumentException when one is missing, wrong or unknown
   */
  public ContextualEmbeddingFilterFactory(Map<String, String> args) {
    super(args);
    model = require(args, MODEL);
    payload = INT8.equals(get(args, PAYLOAD, List.of(INT8, NONE), INT8));
    maxTokens = getInt(args, MAX_TOKENS, Integer.MAX_VALUE);
    if (maxTokens < LEAST_TOKENS) {
      throw new IllegalArgumentException(
          MAX_TOKENS + " must be at least " + LEAST_TOKENS + ", got: " + maxTokens);
    }
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("Unknown parameters: " + args);
    }
  }

  /** Refuses: Lucene's service loading asks for this constructor and never calls it. */
  public ContextualEmbeddingFilterFactory() {
    throw defaultCtorException();
  }

  /** Returns the name of the model, which queries for the field need too. */
  public String model() {
    return model;
  }

  /** Returns how many tokens the model sees together at most; more than its limit means that. */
  public int maxTokens() {
    return maxTokens;
  }

  /** Returns whether vectors become payloads, so that queries can compare them. */
  public boolean writesPayloads() {
    return payload;
  }

  @Override
  public Stream<String> models() {
    return Stream.of(model);
  }

  @Override
  public void inform(ResourceLoader loader) {
    models = ModelSources.of(loader);
  }

  @Override
  public TokenStream create(TokenStream input) {
    return new ContextualEmbeddingFilter(
        input,
        Objects.requireNonNull(models, "inform comes before create"),
        model,
        maxTokens,
        payload);
  }
}
