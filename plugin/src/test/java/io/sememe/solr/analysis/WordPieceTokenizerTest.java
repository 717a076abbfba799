// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import com.carrotsearch.randomizedtesting.generators.RandomPicks;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.ModelTokens;
import io.sememe.solr.analysis.PieceAnalyzer.Seen;
import io.sememe.solr.analysis.attribute.TokenIdAttribute;
import io.sememe.solr.testing.ModelTestCase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.util.AttributeFactory;
import org.junit.Test;

/** Lucene's own checks, and what the factory's javadoc says, with the default model. */
public final class WordPieceTokenizerTest extends ModelTestCase {
  private static final int RANDOM_TEXTS = 1_000;
  private static final String EMOJI = "\uD83D\uDE00";

  private PieceAnalyzer pieces(Subwords subwords) {
    return PieceAnalyzer.of(models(), MODEL, subwords);
  }

  @Test
  public void each_piece_has_a_position() throws IOException {
    assertAnalyzesTo(
        pieces(Subwords.POSITIONS),
        "River embeddings!",
        new String[] {"river", "em", "##bed", "##ding", "##s", "!"},
        new int[] {0, 6, 8, 11, 15, 16},
        new int[] {5, 8, 11, 15, 16, 17},
        new String[] {"word", "subword", "subword", "subword", "subword", "word"},
        new int[] {1, 1, 1, 1, 1, 1});
  }

  @Test
  public void a_word_and_its_pieces_share_a_position_and_its_offsets() throws IOException {
    assertAnalyzesTo(
        pieces(Subwords.STACKED),
        "River embeddings!",
        new String[] {"river", "embeddings", "em", "##bed", "##ding", "##s", "!"},
        new int[] {0, 6, 6, 6, 6, 6, 16},
        new int[] {5, 16, 16, 16, 16, 16, 17},
        new String[] {"word", "word", "subword", "subword", "subword", "subword", "word"},
        new int[] {1, 1, 0, 0, 0, 0, 1});
    List<String> surfaces =
        pieces(Subwords.STACKED).see("embeddings").stream().map(Seen::surface).toList();
    assertEquals(List.of("embeddings", "em", "bed", "ding", "s"), surfaces);
  }

  @Test
  public void a_joined_word_is_one_token_and_an_unknown_one_is_as_written() throws IOException {
    assertAnalyzesTo(
        pieces(Subwords.JOINED),
        "River Embeddings " + EMOJI + EMOJI,
        new String[] {"river", "embeddings", EMOJI + EMOJI},
        new int[] {0, 6, 17},
        new int[] {5, 16, 21},
        new String[] {"word", "word", "word"},
        new int[] {1, 1, 1});
  }

  @Test
  public void numbers_are_those_of_the_vocabulary() throws IOException {
    ModelTokens expected = models().tokenizer(MODEL).tokens("embeddings bank", soon());
    List<Seen> positions = pieces(Subwords.POSITIONS).see("embeddings bank");
    assertArrayEquals(expected.ids(), positions.stream().mapToLong(Seen::id).toArray());
    List<Seen> joined = pieces(Subwords.JOINED).see("embeddings bank");
    assertEquals(TokenIdAttribute.NONE, joined.get(0).id());
    assertEquals(expected.ids()[4], joined.get(1).id());
  }

  @Test
  public void special_tokens_stand_around_every_text() throws IOException {
    assertAnalyzesTo(
        pieces(Subwords.JOINED).withSpecial(),
        " bank ",
        new String[] {"[CLS]", "bank", "[SEP]"},
        new int[] {0, 1, 6},
        new int[] {0, 5, 6},
        new String[] {"special", "word", "special"},
        new int[] {1, 1, 1});
    assertEquals(List.of("[CLS]", "[SEP]"), pieces(Subwords.POSITIONS).withSpecial().terms(""));
  }

  @Test
  public void stemmers_leave_pieces_and_special_tokens_alone() throws IOException {
    String text = "banks of embeddings";
    for (Seen token : pieces(Subwords.STACKED).withSpecial().see(text)) {
      assertEquals(token.term(), !token.type().equals("word"), token.keyword());
    }
    assertAnalyzesTo(
        stemmed(Subwords.POSITIONS),
        text,
        new String[] {"bank", "of", "em", "##bed", "##ding", "##s"});
  }

  private Analyzer stemmed(Subwords subwords) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        WordPieceTokenizer tokenizer =
            new WordPieceTokenizer(
                AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY,
                models(),
                new WordPieceTokenizer.Form(MODEL, subwords, false));
        return new TokenStreamComponents(tokenizer, new PorterStemFilter(tokenizer));
      }
    };
  }

  @Test
  public void random_text_keeps_the_contract() throws IOException {
    for (Subwords subwords : Subwords.values()) {
      try (Analyzer analyzer = pieces(subwords)) {
        checkRandomData(random(), analyzer, RANDOM_TEXTS);
      }
    }
  }

  @Test
  public void long_random_text_in_short_stretches_keeps_the_contract() throws IOException {
    for (Subwords subwords : Subwords.values()) {
      try (Analyzer analyzer = pieces(subwords).withSpecial().withStretches(16, 64)) {
        checkRandomData(random(), analyzer, 50, 4_096);
      }
    }
  }

  @Test
  public void random_text_behind_a_char_filter_keeps_the_contract() throws IOException {
    try (Analyzer analyzer = pieces(Subwords.STACKED).behind(HTMLStripCharFilter::new)) {
      checkRandomData(random(), analyzer, 200);
    }
    try (Analyzer analyzer =
        pieces(Subwords.POSITIONS)
            .behind(r -> new MappingCharFilter(WordPieceOffsetsTest.longer(), r))) {
      checkRandomData(random(), analyzer, 200);
    }
  }

  @Test
  public void random_text_through_random_chains_keeps_the_contract() throws IOException {
    for (int i = 0; i < 10; i++) {
      int kind = random().nextInt(4);
      Subwords subwords = RandomPicks.randomFrom(random(), Subwords.values());
      try (Analyzer analyzer = chain(subwords, kind)) {
        // N-grams and shingles have offsets of their own.
        checkRandomData(random(), analyzer, 50, 20, false, false);
      }
    }
  }

  private Analyzer chain(Subwords subwords, int kind) {
    return new Analyzer() {
      @Override
      protected TokenStreamComponents createComponents(String field) {
        WordPieceTokenizer tokenizer =
            new WordPieceTokenizer(
                newAttributeFactory(),
                models(),
                new WordPieceTokenizer.Form(MODEL, subwords, kind % 2 == 0));
        TokenStream stemmed = new PorterStemFilter(tokenizer);
        return new TokenStreamComponents(tokenizer, filter(stemmed, kind));
      }
    };
  }

  private static TokenStream filter(TokenStream stream, int kind) {
    return switch (kind) {
      case 0 -> new StopFilter(stream, new CharArraySet(List.of("the", "a", "##s"), false));
      case 1 -> new RemoveDuplicatesTokenFilter(stream);
      case 2 -> new EdgeNGramTokenFilter(stream, 1, 3, true);
      default -> new ShingleFilter(stream);
    };
  }

  @Test
  public void a_stream_that_is_not_reset_is_refused() throws IOException {
    checkResetException(pieces(Subwords.STACKED), "river embeddings");
    checkResetException(pieces(Subwords.JOINED).withSpecial(), "river embeddings");
  }

  @Test
  public void a_stream_is_used_again_after_another_text() throws IOException {
    PieceAnalyzer analyzer = pieces(Subwords.POSITIONS).withStretches(4, 8);
    List<Seen> first = analyzer.see("the river bank of embeddings");
    analyzer.see("unbelievable");
    assertEquals(first, analyzer.see("the river bank of embeddings"));
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
