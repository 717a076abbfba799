// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.encoder;

import java.util.List;

/**
 * Texts to encode.
 *
 * @param suffix what the keys of its figures end in
 * @param texts each in one line
 */
public record Corpus(String suffix, List<String> texts) {

  private static final long SEED = 42;

  public Corpus {
    texts = texts.stream().map(text -> text.strip().replaceAll("\\s+", " ")).toList();
  }

  /** So many texts that were written for this. */
  public static Corpus generated(int size) {
    return new Corpus("", new SampleTexts(SEED).mixed(size));
  }

  /** The first texts of a collection. */
  public static Corpus firstOf(String collection, List<String> texts, int size) {
    return new Corpus("." + collection, texts.subList(0, Math.min(size, texts.size())));
  }
}
