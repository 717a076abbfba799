// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.models.ModelUser;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.lucene.analysis.TokenizerFactory;
import org.apache.lucene.util.AttributeFactory;
import org.apache.lucene.util.ResourceLoader;
import org.apache.lucene.util.ResourceLoaderAware;
import org.jspecify.annotations.Nullable;

/**
 * Factory for {@link WordPieceTokenizer}: the tokens of any model's own tokenizer, whatever kind it
 * is.
 *
 * <pre>{@code
 * <fieldType name="text_pieces" class="solr.TextField">
 *   <analyzer>
 *     <tokenizer name="wordpiece" model="bge-small-en-v1.5" subwords="positions" special="false"/>
 *   </analyzer>
 * </fieldType>
 * }</pre>
 *
 * <ul>
 *   <li>{@code model}: the name of an installed model, of any task; required.
 *   <li>{@code subwords}: what becomes of a word that the model has in several pieces. {@code
 *       positions} (default): each piece is a token as the vocabulary writes it, such as {@code
 *       play} and {@code ##ing}, at a position of its own. {@code stacked}: the word, and at the
 *       same position its pieces, all with the offsets of the word. {@code joined}: the word alone,
 *       as the model spells it, such as {@code playing}; what the model does not know, as it is
 *       written. A word is cut after 255 chars.
 *   <li>{@code special}: whether the tokens that the model puts around every text, such as {@code
 *       [CLS]}, are among the tokens; default {@code false}.
 * </ul>
 *
 * <p>A model that is missing or cannot be loaded fails the text that is analysed, not the schema.
 */
public final class WordPieceTokenizerFactory extends TokenizerFactory
    implements ResourceLoaderAware, ModelUser {
  /** The tokenizer's name in schemas. */
  public static final String NAME = "wordpiece";

  /** The parameter for the model's name. */
  public static final String MODEL = "model";

  /** The parameter for what becomes of words of several pieces. */
  public static final String SUBWORDS = "subwords";

  /** The parameter for whether special tokens are among the tokens. */
  public static final String SPECIAL = "special";

  private final WordPieceTokenizer.Form form;
  private @Nullable ModelSource models;

  /**
   * Creates a factory.
   *
   * @param args the parameters; those that are known are taken out
   * @throws IllegalArgumentException when one is missing, wrong or unknown
   */
  public WordPieceTokenizerFactory(Map<String, String> args) {
    super(args);
    String model = require(args, MODEL);
    Subwords subwords = subwords(get(args, SUBWORDS, Subwords.POSITIONS.label()));
    boolean special = getBoolean(args, SPECIAL, false);
    this.form = new WordPieceTokenizer.Form(model, subwords, special);
    if (!args.isEmpty()) {
      throw new IllegalArgumentException("Unknown parameters: " + args);
    }
  }

  /** Refuses: Lucene's service loading asks for this constructor and never calls it. */
  public WordPieceTokenizerFactory() {
    throw defaultCtorException();
  }

  @Override
  public Stream<String> models() {
    return Stream.of(form.model());
  }

  @Override
  public void inform(ResourceLoader loader) {
    models = ModelSources.of(loader);
  }

  @Override
  public WordPieceTokenizer create(AttributeFactory factory) {
    return new WordPieceTokenizer(
        factory, Objects.requireNonNull(models, "inform comes before create"), form);
  }

  private static Subwords subwords(String label) {
    return Arrays.stream(Subwords.values())
        .filter(subwords -> subwords.label().equals(label.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    SUBWORDS + " must be positions, stacked or joined, got: " + label));
  }
}
