// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Words in their sentences with the default model. */
class DefaultModelWordEmbedderTest {
  private static final Pattern WORD = Pattern.compile("\\w+");
  private static final String TEXT =
      "The boat drifted towards the river bank and nobody in the town saw it. ";

  private static Encoders encoders;
  private static WordEmbedder words;

  @BeforeAll
  static void open() {
    encoders = new Encoders(RealModels.settings());
    words = encoders.wordEmbedder(RealModels.DEFAULT);
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  @Test
  void a_word_of_one_token_has_the_vector_of_that_token() {
    TokenVectors tokens =
        encoders.tokenEmbedder(RealModels.DEFAULT).embed(TEXT, Role.PASSAGE, soon());
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < tokens.count(); i++) {
      spans.add(new TextSpan(tokens.starts()[i], tokens.ends()[i]));
    }
    List<float[]> rows = embed(TEXT, spans).rows();
    assertEquals(14, rows.size());
    for (int i = 0; i < rows.size(); i++) {
      int from = i * tokens.dimension();
      float[] token = Arrays.copyOfRange(tokens.values(), from, from + tokens.dimension());
      assertArrayEquals(token, rows.get(i), "word " + i);
    }
  }

  @Test
  void words_are_bit_the_same_twice_whatever_runs_beside() {
    String text = TEXT.repeat(60);
    List<TextSpan> spans = words(text);
    WordVectors first = embed(text, spans);
    for (WordVectors again : Threads.all(4, () -> embed(text, spans))) {
      for (int i = 0; i < spans.size(); i++) {
        assertArrayEquals(first.rows().get(i), again.rows().get(i), "word " + i);
      }
    }
  }

  /** Words, in contrast to whole sentences, are near by their form: the band is narrow. */
  @ParameterizedTest
  @MethodSource("io.sememe.encoder.Senses#words")
  void a_word_is_nearer_to_itself_in_its_own_sense_than_in_the_other(Senses senses) {
    List<float[]> one = vectors(senses.word(), senses.one());
    List<float[]> other = vectors(senses.word(), senses.other());
    double same = (mean(one, one) + mean(other, other)) / 2;
    assertTrue(same > mean(one, other), same + " within, across " + mean(one, other));
  }

  private static double mean(List<float[]> some, List<float[]> others) {
    return some.stream()
        .flatMap(a -> others.stream().filter(b -> a != b).map(b -> Vectors.cosine(a, b)))
        .collect(Collectors.averagingDouble(cosine -> cosine));
  }

  private static List<float[]> vectors(String word, List<String> sentences) {
    return sentences.stream()
        .map(
            sentence -> {
              int start = sentence.toLowerCase(Locale.ROOT).indexOf(word);
              TextSpan span = new TextSpan(start, start + word.length());
              return embed(sentence, List.of(span)).rows().get(0);
            })
        .toList();
  }

  private static WordVectors embed(String text, List<TextSpan> spans) {
    return words.embed(text, spans, 512, Role.PASSAGE, soon());
  }

  private static List<TextSpan> words(String text) {
    return WORD.matcher(text)
        .results()
        .map(match -> new TextSpan(match.start(), match.end()))
        .toList();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
