// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Attention;
import io.sememe.solr.SolrErrors;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.solr.common.params.SolrParams;

/**
 * Which squares of weights are shown.
 *
 * @param mean whether the mean of all heads is
 * @param rollout whether the rollout is
 * @param heads whether single heads are
 * @param layers of which layers, from 0; empty for all
 * @param numbers which of a layer's heads, from 0; empty for all
 */
record AttentionChoice(
    boolean mean, boolean rollout, boolean heads, List<Integer> layers, List<Integer> numbers) {
  static final String ATTENTION = "attention";
  static final String LAYER = "layer";
  static final String HEAD = "head";

  /** Mean, rollout and 148 heads over 128 tokens: some 15 MB of JSON. */
  static final int MOST_WEIGHTS = 150 * 128 * 128;

  private static final String NONE = "none";
  private static final String MEAN = "mean";
  private static final String ROLLOUT = "rollout";
  private static final String ALL = "all";
  private static final Set<String> NAMES = new TreeSet<>(Set.of(NONE, MEAN, ROLLOUT, ALL));
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

  /** Copies the lists. */
  AttentionChoice {
    layers = List.copyOf(layers);
    numbers = List.copyOf(numbers);
  }

  /**
   * Reads the choice: the mean, where nothing is chosen.
   *
   * @throws org.apache.solr.common.SolrException 400 when something is none of it
   */
  static AttentionChoice of(SolrParams params) {
    List<Integer> layers = numbers(params, LAYER);
    List<Integer> heads = numbers(params, HEAD);
    boolean single = !layers.isEmpty() || !heads.isEmpty();
    List<String> names = names(params.get(ATTENTION, single ? NONE : MEAN));
    boolean all = names.contains(ALL);
    return new AttentionChoice(
        all || names.contains(MEAN), all || names.contains(ROLLOUT), all || single, layers, heads);
  }

  private static List<String> names(String given) {
    List<String> names = parts(given);
    if (names.isEmpty() || !NAMES.containsAll(names)) {
      throw SolrErrors.badRequest(
          ATTENTION + " must be of " + NAMES + ", with commas between them, got: " + given);
    }
    return names;
  }

  private static List<Integer> numbers(SolrParams params, String name) {
    String given = params.get(name, "");
    List<String> parts = parts(given);
    if (!parts.stream().allMatch(part -> NUMBER.matcher(part).matches())) {
      throw SolrErrors.badRequest(
          name + " must be whole numbers from 0, with commas between them, got: " + given);
    }
    return parts.stream().map(Integer::valueOf).distinct().toList();
  }

  private static List<String> parts(String given) {
    return Stream.of(given.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  /** Returns whether nothing is shown. */
  boolean isEmpty() {
    return !mean && !rollout && !heads;
  }

  /**
   * Returns the layers to show.
   *
   * @throws org.apache.solr.common.SolrException 400 when the model has no such layer
   */
  List<Integer> layersOf(Attention attention) {
    return chosen(LAYER, layers, attention.layers());
  }

  /**
   * Returns the heads to show of each layer.
   *
   * @throws org.apache.solr.common.SolrException 400 when the model has no such head
   */
  List<Integer> headsOf(Attention attention) {
    return chosen(HEAD, numbers, attention.heads());
  }

  private static List<Integer> chosen(String name, List<Integer> chosen, int count) {
    if (chosen.stream().anyMatch(number -> number >= count)) {
      throw SolrErrors.badRequest(
          name + " must be from 0 to " + (count - 1) + " with this model, got: " + chosen);
    }
    return chosen.isEmpty() ? IntStream.range(0, count).boxed().toList() : chosen;
  }

  /**
   * Makes sure that what is shown has a size that people can do with.
   *
   * @throws org.apache.solr.common.SolrException 400 when it has not, or the model has no such
   *     layer or head
   */
  void requireFits(Attention attention) {
    int single = heads ? layersOf(attention).size() * headsOf(attention).size() : 0;
    int squares = single + (mean ? 1 : 0) + (rollout ? 1 : 0);
    int tokens = attention.tokens().count();
    long weights = (long) squares * tokens * tokens;
    if (weights > MOST_WEIGHTS) {
      throw SolrErrors.badRequest(
          squares
              + " squares of "
              + tokens
              + " tokens are "
              + weights
              + " weights, and "
              + MOST_WEIGHTS
              + " can be shown: choose fewer with layer and head, or lower tokens");
    }
  }
}
