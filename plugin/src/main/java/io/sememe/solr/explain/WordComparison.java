// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.WordEmbedder;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.models.SameModel;
import java.util.List;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;

/**
 * Compares what a word means in one text with what it means in another. Thread-safe.
 *
 * @param embedder makes the vectors of words
 */
record WordComparison(WordEmbedder embedder) {

  /**
   * Compares each place of the word in the one text with each in the other.
   *
   * @throws io.sememe.encoder.EncoderException as {@link WordEmbedder} does
   * @throws org.apache.solr.common.SolrException 400 when the word is missing in a text, or stands
   *     there too often
   */
  NamedList<Object> of(String word, String text, String with, Deadline deadline) {
    WordPlaces places = new WordPlaces(word);
    List<TextSpan> first = places.in(text);
    List<TextSpan> second = places.in(with);
    requireBoth(word, first, second);
    NamedList<Object> shown = new SimpleOrderedMap<>();
    shown.add("word", word);
    shown.add("first", shown(first));
    shown.add("second", shown(second));
    shown.add(
        "cosines",
        Rows.of(
            SameModel.made(
                () -> embedder.space(deadline).fingerprint(),
                unused ->
                    cosines(vectors(text, first, deadline), vectors(with, second, deadline), word)),
            second.size()));
    return shown;
  }

  private static void requireBoth(String word, List<TextSpan> first, List<TextSpan> second) {
    if (first.isEmpty() || second.isEmpty()) {
      String where =
          first.isEmpty() && second.isEmpty()
              ? "either text"
              : first.isEmpty() ? "the first text" : "the second text";
      throw SolrErrors.badRequest("the word '" + word + "' does not stand in " + where);
    }
  }

  private List<float[]> vectors(String text, List<TextSpan> words, Deadline deadline) {
    return embedder.embed(text, words, Integer.MAX_VALUE, Role.QUERY, deadline).rows();
  }

  private static float[] cosines(List<float[]> first, List<float[]> second, String word) {
    float[] cosines = new float[first.size() * second.size()];
    int next = 0;
    for (float[] one : first) {
      for (float[] other : second) {
        cosines[next++] = cosine(one, other, word);
      }
    }
    return cosines;
  }

  // Vectors of words have length 1, or no element.
  private static float cosine(float[] one, float[] other, String word) {
    if (one.length == 0 || other.length == 0) {
      throw SolrErrors.badRequest("the model has no token for the word '" + word + "'");
    }
    float cosine = 0;
    for (int i = 0; i < one.length; i++) {
      cosine += one[i] * other[i];
    }
    return cosine;
  }

  private static List<NamedList<Object>> shown(List<TextSpan> places) {
    return places.stream().map(WordComparison::shown).toList();
  }

  private static NamedList<Object> shown(TextSpan place) {
    NamedList<Object> shown = new SimpleOrderedMap<>();
    shown.add("start", place.start());
    shown.add("end", place.end());
    return shown;
  }
}
