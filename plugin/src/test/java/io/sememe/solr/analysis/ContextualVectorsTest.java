// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.analysis.attribute.ContextualVectorAttribute;
import io.sememe.solr.testing.ModelTestCase;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.VectorUtil;
import org.junit.Test;

/** The filter with the default model. */
public final class ContextualVectorsTest extends ModelTestCase {
  /** For each of three tokenizers. */
  private static final int LONG_TEXTS = 2;

  private static final int LONG_TEXT_CHARS = 8_192;
  private static final int RANDOM_TEXTS = 350;

  private static final int SEGMENT = 2_000;
  private static final int AT_EDGE = 30;
  private static final List<String> RIVER =
      List.of(
          "We sat on the grassy bank and watched the river flow by.",
          "Otters dig their dens in the bank just above the water.");
  private static final List<String> MONEY =
      List.of(
          "She opened a savings account at the bank.",
          "The bank approved his mortgage after checking his income.");

  @Test
  public void it_behaves_as_lucene_wants_whatever_the_text() throws IOException {
    for (String tokenizer : List.of("standard", "whitespace")) {
      requireLuceneIsContent(CustomAnalyzer.builder(models()).withTokenizer(tokenizer));
    }
    requireLuceneIsContent(
        CustomAnalyzer.builder(models())
            .withTokenizer("wordpiece", "model", MODEL, "subwords", "stacked", "special", "true"));
  }

  private static void requireLuceneIsContent(CustomAnalyzer.Builder tokenizer) throws IOException {
    try (Analyzer analyzer =
        tokenizer.addTokenFilter("contextualEmbedding", "model", MODEL).build()) {
      checkRandomData(random(), analyzer, RANDOM_TEXTS);
      checkRandomData(random(), analyzer, LONG_TEXTS, LONG_TEXT_CHARS);
      checkResetException(analyzer, "tea for two");
    }
  }

  @Test
  public void a_word_is_nearer_to_itself_in_its_own_sense_than_in_another() throws IOException {
    List<float[]> river = new ArrayList<>();
    for (String sentence : RIVER) {
      river.add(bank(sentence));
    }
    for (String sentence : MONEY) {
      float[] money = bank(sentence);
      for (float[] one : river) {
        float across = VectorUtil.dotProduct(one, money);
        assertTrue(VectorUtil.dotProduct(river.get(0), river.get(1)) > across);
        assertTrue(VectorUtil.dotProduct(bank(MONEY.get(0)), bank(MONEY.get(1))) > across);
      }
    }
  }

  private static float[] bank(String sentence) throws IOException {
    return words(sentence, input -> input).stream()
        .filter(word -> word.term().equals("bank"))
        .findFirst()
        .orElseThrow()
        .vector();
  }

  @Test
  public void behind_the_models_own_tokenizer_words_have_the_models_own_vectors()
      throws IOException {
    String text =
        String.join(" ", RIVER) + " " + String.join("\n\n", MONEY) + " Straße \uD83D\uDE00!";
    for (String subwords : List.of("positions", "joined")) {
      try (Analyzer analyzer =
          CustomAnalyzer.builder(models())
              .withTokenizer("wordpiece", "model", MODEL, "subwords", subwords, "special", "true")
              .addTokenFilter("contextualEmbedding", "model", MODEL)
              .build()) {
        List<Word> words = words(analyzer.tokenStream("field", text));
        List<float[]> expected = vectors(text, words);
        for (int i = 0; i < words.size(); i++) {
          float[] vector = words.get(i).vector();
          boolean special = i == 0 || i == words.size() - 1;
          assertEquals(special, vector == null);
          assertArrayEquals(
              subwords + ": " + words.get(i), expected.get(i), special ? new float[0] : vector, 0);
        }
      }
    }
  }

  @Test
  public void without_the_punctuation_words_mean_nearly_the_same() throws IOException {
    String text = String.join(" ", RIVER) + " " + String.join(" ", MONEY);
    List<Word> rebuilt = words(text, input -> input);
    Cosines cosines = new Cosines(vectors(text, rebuilt), rebuilt);
    assertTrue(cosines.toString(), cosines.mean > 0.9 && cosines.least > 0.75);
  }

  /**
   * A vector depends on where its window begins, however much context it has there: with the window
   * begun a sentence later, cosines are 0.96 here, and 0.88 to 0.89 in encyclopedia articles.
   */
  @Test
  public void words_at_the_edge_of_a_segment_mean_nearly_the_same_as_in_the_whole_text()
      throws IOException {
    String text = prose(24_000);
    List<Word> words = words(text, input -> new ExactTextFilter(input, text, 16_384));
    List<Word> edge = words.subList(SEGMENT - AT_EDGE, SEGMENT + AT_EDGE);
    Cosines cosines = new Cosines(vectors(text, edge), edge);
    assertTrue(cosines.toString(), cosines.mean > 0.88 && cosines.least > 0.8);
  }

  // Sentences in an order that does not repeat itself within a window.
  private static String prose(int chars) {
    List<String> sentences = new ArrayList<>(RIVER);
    sentences.addAll(MONEY);
    StringBuilder text = new StringBuilder();
    for (int i = 0; text.length() < chars; i++) {
      text.append("In year ").append(1_000 + i).append(" it was so. ");
      text.append(sentences.get((i + i / 5) % sentences.size())).append(' ');
    }
    return text.toString();
  }

  /** A word as it was analysed. */
  private record Word(String term, TextSpan span, float[] vector) {}

  /** Cosines of vectors that should be near. */
  private static final class Cosines {
    private final double mean;
    private final double least;

    private Cosines(List<float[]> expected, List<Word> words) {
      double[] cosines =
          IntStream.range(0, words.size())
              .mapToDouble(i -> VectorUtil.dotProduct(expected.get(i), words.get(i).vector()))
              .toArray();
      mean = Arrays.stream(cosines).average().orElseThrow();
      least = Arrays.stream(cosines).min().orElseThrow();
    }

    @Override
    public String toString() {
      return "cosines: mean " + mean + ", least " + least;
    }
  }

  private static List<float[]> vectors(String text, List<Word> words) {
    return models()
        .wordEmbedder(MODEL)
        .embed(text, words.stream().map(Word::span).toList(), 512, Role.PASSAGE, soon())
        .rows();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }

  private static List<Word> words(String text, Function<TokenStream, TokenStream> between)
      throws IOException {
    Tokenizer tokenizer = new StandardTokenizer();
    tokenizer.setReader(new StringReader(text));
    return words(
        new ContextualEmbeddingFilter(
            between.apply(tokenizer), models(), MODEL, Integer.MAX_VALUE, true));
  }

  private static List<Word> words(TokenStream from) throws IOException {
    List<Word> words = new ArrayList<>();
    try (TokenStream stream = from) {
      CharTermAttribute term = stream.getAttribute(CharTermAttribute.class);
      OffsetAttribute offsets = stream.getAttribute(OffsetAttribute.class);
      ContextualVectorAttribute vector = stream.getAttribute(ContextualVectorAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        TextSpan span = new TextSpan(offsets.startOffset(), offsets.endOffset());
        words.add(new Word(term.toString(), span, vector.vector()));
      }
      stream.end();
    }
    return words;
  }
}
