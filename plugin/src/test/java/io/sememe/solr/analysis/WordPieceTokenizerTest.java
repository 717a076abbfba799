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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.HTMLStripCharFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
import org.apache.lucene.analysis.ngram.EdgeNGramTokenFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.tests.util.TestUtil;
import org.apache.lucene.util.AttributeFactory;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.Before;
import org.junit.Test;

/** Lucene's own checks, and what the factory's javadoc says, with the default model. */
public final class WordPieceTokenizerTest extends ModelTestCase {
  private static final int RANDOM_TEXTS = 1_000;
  private static final String EMOJI = "\uD83D\uDE00";

  private ModelSource models;

  @Before
  public void bringModels() {
    models = new EncodersResourceLoader(encoders(), new ClasspathResourceLoader(getClass()));
  }

  private PieceAnalyzer pieces(Subwords subwords) {
    return PieceAnalyzer.of(models, MODEL, subwords);
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
    ModelTokens expected = encoders().tokenizer(MODEL).tokens("embeddings bank", soon());
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
                models,
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
        pieces(Subwords.POSITIONS).behind(r -> new MappingCharFilter(longer(), r))) {
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
                models,
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

  @Test
  public void offsets_give_back_the_text_of_every_script() throws IOException {
    requireSurfaces("The bank " + EMOJI + " x", "The", "bank", EMOJI, "x");
    requireSurfaces(
        "\uD83D\uDC69\u200D\uD83D\uDCBB bank", "\uD83D\uDC69\u200D\uD83D\uDCBB", "bank");
    requireSurfaces("\uD842\uDFB7\u4E2D bank", "\uD842\uDFB7", "\u4E2D", "bank");
    requireSurfaces("caf\u00E9 river", "caf\u00E9", "river");
    requireSurfaces("\u05D0\u05D1 river", "\u05D0", "\u05D1", "river");
    requireSurfaces("\u0627\u0644 river", "\u0627", "\u0644", "river");
  }

  private void requireSurfaces(String text, String... expected) throws IOException {
    List<String> surfaces = new ArrayList<>();
    for (Seen token : pieces(Subwords.POSITIONS).see(text)) {
      surfaces.add(text.substring(token.start(), token.end()));
      assertEquals(token.surface(), surfaces.get(surfaces.size() - 1));
    }
    assertEquals(Arrays.asList(expected), surfaces);
  }

  @Test
  public void offsets_are_those_before_char_filters() throws IOException {
    String html = "<p>The <b>river</b> b&auml;nk</p>";
    List<Seen> stripped = pieces(Subwords.JOINED).behind(HTMLStripCharFilter::new).see(html);
    assertEquals(List.of("the", "river", "bank"), stripped.stream().map(Seen::term).toList());
    // To Lucene's char filter the end of a tag that ends a word belongs to the word.
    assertEquals("river</b>", html.substring(stripped.get(1).start(), stripped.get(1).end()));
    assertEquals("b&auml;nk", html.substring(stripped.get(2).start(), stripped.get(2).end()));
    List<Seen> mapped =
        pieces(Subwords.JOINED).behind(r -> new MappingCharFilter(longer(), r)).see("a & bank");
    assertEquals(List.of("a", "and", "bank"), mapped.stream().map(Seen::term).toList());
    assertEquals(new Seen("and", 2, 3, 1, "word", false, mapped.get(1).id(), "and"), mapped.get(1));
    assertEquals(4, mapped.get(2).start());
  }

  private static NormalizeCharMap longer() {
    NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
    map.add("&", "and");
    map.add("ing", "");
    return map.build();
  }

  @Test
  public void random_text_has_the_same_tokens_in_stretches_as_whole() throws IOException {
    PieceAnalyzer whole = pieces(Subwords.STACKED);
    PieceAnalyzer stretched = whole.withStretches(8, 4_096);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      String text = TestUtil.randomAnalysisString(random(), 40, random().nextBoolean());
      assertEquals(whole.see(text), stretched.see(text));
    }
  }

  @Test
  public void two_million_chars_have_the_tokens_of_the_whole_text() throws IOException {
    String text = words(2_000_000);
    ModelTokens whole = encoders().tokenizer(MODEL).tokens(text, soon());
    List<Seen> tokens = pieces(Subwords.POSITIONS).see(text);
    assertArrayEquals(whole.ids(), tokens.stream().mapToLong(Seen::id).toArray());
    assertArrayEquals(whole.starts(), tokens.stream().mapToInt(Seen::start).toArray());
    assertArrayEquals(whole.ends(), tokens.stream().mapToInt(Seen::end).toArray());
    assertEquals(whole.pieces(), tokens.stream().map(Seen::term).toList());
  }

  private static String words(int length) {
    String[] words = {"river", "embeddings,", "caf\u00E9", EMOJI, "\u4E2D\u6587", "unbelievable"};
    String[] spaces = {" ", " ", "\n", "\u00A0", "  ", "\t"};
    Random random = new Random(5);
    StringBuilder text = new StringBuilder(length + 20);
    while (text.length() < length) {
      text.append(words[random.nextInt(words.length)])
          .append(spaces[random.nextInt(spaces.length)]);
    }
    return text.toString();
  }

  @Test
  public void a_long_run_without_white_space_is_cut_and_no_term_is_too_long() throws IOException {
    String run = "a".repeat(200_000);
    for (Subwords subwords : Subwords.values()) {
      List<Seen> tokens = pieces(subwords).see(run + " bank");
      assertEquals("bank", tokens.get(tokens.size() - 1).term());
      assertEquals(200_001, tokens.get(tokens.size() - 1).start());
      assertTrue(tokens.stream().allMatch(t -> t.term().length() <= ModelWord.MAX_TERM_LENGTH));
    }
    String ideographs = "\u4E2D\uD842\uDFB7".repeat(70_000);
    assertEquals(140_000, pieces(Subwords.JOINED).see(ideographs).size());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
