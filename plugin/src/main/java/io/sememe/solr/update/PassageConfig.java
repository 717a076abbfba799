// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.PassagePlan.Unit;
import io.sememe.encoder.PassagePooling;
import io.sememe.solr.space.VectorUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How documents are cut into passages.
 *
 * @param plan what a passage is made of
 * @param pooling whether each is encoded on its own or with what stands around it
 * @param most how many passages a document may have, at least 1
 * @param beyond what happens to a document that would have more
 * @param context source fields that are no passages themselves: their text is encoded before each
 *     passage's own
 */
record PassageConfig(
    PassagePlan plan, PassagePooling pooling, int most, Beyond beyond, List<String> context) {
  static final String PASSAGES = "passages";
  static final String TOKENS = "passageTokens";
  static final String OVERLAP = "passageOverlap";
  static final String LANGUAGE = "passageLanguage";
  static final String POOLING = "passagePooling";
  static final String MOST = "maxPassages";
  static final String BEYOND = "beyondMaxPassages";
  static final String CONTEXT = "passageContext";

  /** All that a document's passages can cost: a hundred thousand vectors of 1.5 kB are 150 MB. */
  private static final int MOST_OF_MOST = 100_000;

  private static final int DEFAULT_MOST = 1_000;

  /** The sizes with which the ranking was measured (README, Passages). */
  private static final int DEFAULT_TOKENS = 128;

  private static final int DEFAULT_OVERLAP = 16;

  /** What happens to a document that would have too many passages. */
  enum Beyond {
    /** It is refused, as one that cannot be encoded. */
    FAIL,
    /** The passages at its end get no vector, and the answer says how many. */
    CUT,
    /** Its passages get longer, up to what the model sees; then it is refused. */
    WIDEN
  }

  /**
   * Reads the parameters; absent when documents are not cut.
   *
   * @param sources the source fields, which the context must be some of
   */
  static Optional<PassageConfig> of(Parameters parameters, List<String> sources) {
    Optional<Unit> unit = parameters.oneOrNone(PASSAGES, Unit.class);
    int tokens = parameters.number(TOKENS, DEFAULT_TOKENS, 1, Integer.MAX_VALUE);
    int overlap = parameters.number(OVERLAP, Math.min(DEFAULT_OVERLAP, tokens / 4), 0, tokens - 1);
    Locale language = Locale.forLanguageTag(parameters.text(LANGUAGE, ""));
    PassagePooling pooling = parameters.oneOf(POOLING, PassagePooling.OWN);
    int most = parameters.number(MOST, DEFAULT_MOST, 1, MOST_OF_MOST);
    Beyond beyond = parameters.oneOf(BEYOND, Beyond.FAIL);
    List<String> context = parameters.names(CONTEXT);
    if (unit.isEmpty()) {
      return Optional.empty();
    }
    requireSources(context, sources);
    PassagePlan plan = new PassagePlan(unit.get(), tokens, overlap, language);
    return Optional.of(new PassageConfig(plan, pooling, most, beyond, context));
  }

  private static void requireSources(List<String> context, List<String> sources) {
    if (!sources.containsAll(context)) {
      throw Parameters.refused(
          EmbeddingUpdateProcessorFactory.class,
          CONTEXT + " must be some of the source fields " + sources);
    }
  }

  VectorUnit unit() {
    return pooling == PassagePooling.OWN ? VectorUnit.PASSAGE : VectorUnit.PASSAGE_IN_CONTEXT;
  }
}
