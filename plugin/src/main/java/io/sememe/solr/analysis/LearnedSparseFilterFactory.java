// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.SparsePruning;
import io.sememe.solr.models.ModelUser;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenFilterFactory;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.util.ResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link LearnedSparseFilter}: the terms and weights of a model in the place of a text's
 * own words, for {@code {!sparse}}.
 *
 * <pre>{@code
 * <fieldType name="text_sparse" class="solr.TextField" omitNorms="true" omitPositions="true"
 *     multiValued="false">
 *   <analyzer type="index">
 *     <tokenizer name="keyword"/>
 *     <filter name="learnedSparse" model="my-splade" topK="256" maxRatio="0.05"/>
 *   </analyzer>
 *   <analyzer type="query">
 *     <tokenizer name="keyword"/>
 *   </analyzer>
 * </fieldType>
 * }</pre>
 *
 * <p>The tokenizer {@code keyword} gives the model the text as it is, whatever its length. Others
 * work too, and filters between: the text is then put together from their tokens, a little
 * differently.
 *
 * <p>Parameters; any other is refused:
 *
 * <ul>
 *   <li>{@code model}: a model with the task sparse-embedding; required
 *   <li>{@code topK}: how many of the heaviest terms are kept, at least 1; default all that the
 *       model gives
 *   <li>{@code maxRatio}: terms are kept that weigh at least this part of the heaviest, 0 to 1;
 *       default 0
 *   <li>{@code absValue}: terms are kept that weigh at least this much, 0 or more; default 0
 * </ul>
 *
 * <p>Weights are frequencies. So the field needs:
 *
 * <ul>
 *   <li>{@code omitPositions="true"}, without {@code omitTermFreqAndPositions}, and no term
 *       vectors: Lucene cannot keep weights beside positions
 *   <li>{@code omitNorms="true"}: a length means nothing here
 *   <li>{@code multiValued="false"}: a term of two values would have the sum of two codes for its
 *       weight, which is no weight
 * </ul>
 *
 * <p>While a field of the type is none of that, Solr answers every document that has a text for the
 * type with 400, and names the field.
 *
 * <p>The terms in the index do not say which model they are of. After a change of the model, index
 * the documents anew.
 *
 * <p>A model that is missing or fails stops no core and no schema: whoever analyses a text is told.
 */
public final class LearnedSparseFilterFactory extends TokenFilterFactory
    implements ResourceLoaderAware, ModelUser {
  /** The filter's name in schemas. */
  public static final String NAME = "learnedSparse";

  /** The parameter for the model's name. */
  public static final String MODEL = "model";

  /** The parameter for the number of terms that are kept. */
  public static final String TOP_K = "topK";

  /** The parameter for the least weight in proportion to the heaviest. */
  public static final String MAX_RATIO = "maxRatio";

  /** The parameter for the least weight. */
  public static final String ABS_VALUE = "absValue";

  private final String model;
  private final SparsePruning pruning;
  private @Nullable ModelSource models;

  /**
   * Creates a factory.
   *
   * @param args the parameters; those that are known are taken out
   * @throws IllegalArgumentException when one is missing, wrong or unknown
   */
  public LearnedSparseFilterFactory(Map<String, String> args) {
    super(args);
    model = require(args, MODEL);
    pruning =
        new SparsePruning(
            getInt(args, TOP_K, SparsePruning.NONE.topK()),
            getFloat(args, MAX_RATIO, SparsePruning.NONE.maxRatio()),
            getFloat(args, ABS_VALUE, SparsePruning.NONE.absValue()));
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("Unknown parameters: " + args);
    }
  }

  /** Refuses: Lucene's service loading asks for this constructor and never calls it. */
  public LearnedSparseFilterFactory() {
    throw defaultCtorException();
  }

  /** Returns the name of the model, which queries for the field need too. */
  public String model() {
    return model;
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
    ModelSource source = Objects.requireNonNull(models, "inform comes before create");
    return new LearnedSparseFilter(
        input, source, model, pruning, () -> source.requireWeightFields(this));
  }
}
