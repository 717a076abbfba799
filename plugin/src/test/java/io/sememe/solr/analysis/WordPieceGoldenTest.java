// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The default model's tokens: some worked out by hand, more by another WordPiece. */
final class WordPieceGoldenTest {
  private static final String MODEL = "bge-small-en-v1.5";
  private static final Path MODELS = Path.of(System.getProperty("sememe.test.models"));

  private static Encoders encoders;
  private static PieceAnalyzer analyzer;
  private static PlainWordPiece plain;

  @BeforeAll
  static void open() throws IOException {
    encoders = new Encoders(EncoderSettings.of(MODELS));
    analyzer =
        PieceAnalyzer.of(
            new EncodersResourceLoader(
                encoders, new ClasspathResourceLoader(WordPieceGoldenTest.class)),
            MODEL,
            Subwords.POSITIONS);
    plain = new PlainWordPiece(MODELS.resolve(MODEL).resolve("tokenizer.json"));
  }

  @AfterAll
  static void close() {
    analyzer.close();
    encoders.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "The bank of the river|the bank of the river",
        "Embeddings!|em ##bed ##ding ##s !",
        "it's 12,345.67|it ' s 12 , 345 . 67",
        "Caf\u00E9 na\u00EFve|cafe naive",
        "[SEP]|[ sep ]",
        "##ing|# # ing",
        "\uD83D\uDE00 ok|[UNK] ok"
      })
  void tokens_worked_out_by_hand(String text, String expected) throws IOException {
    assertEquals(expected, String.join(" ", analyzer.terms(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Which bank lends money to small farmers near the river?",
        "He withdrew \u20AC1,000.50 (about $1,080) on 2024-02-29.",
        "Photosynthesis converts carbon dioxide into glucose.",
        "Supercalifragilisticexpialidocious antidisestablishmentarianism",
        "don't can't won't shouldn't've y'all",
        "e-mail: someone@example.org, http://example.org/a?b=c&d=e#f",
        "state-of-the-art F1-score of 0.93\u00B10.02 at p<0.05",
        "TNF-\u03B1 and IL-1\u03B2 are up-regulated in CD4+ T cells",
        "H\u2082O and CO\u2082 at 25\u00B0C",
        "x\u00B2 + y\u00B2 = z\u00B2",
        "Stra\u00DFe \u00C4rger \u00D6l \u00DCbung",
        "\u0130stanbul \u0131l\u0131k",
        "nai\u0308ve re\u0301sume\u0301",
        "na\u00EFve r\u00E9sum\u00E9",
        "\u4E2D\u6587\u5206\u8BCD works",
        "\u6771\u4EAC\u30BF\u30EF\u30FC",
        "\u1112\u1161\u11AB\uAE00",
        "\u041C\u043E\u0441\u043A\u0432\u0430 \u0438 \u041A\u0438\u0457\u0432",
        "\u0391\u03B8\u03AE\u03BD\u03B1 \u03BF\u03B4\u03CC\u03C2",
        "\u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD",
        "\u0627\u0644\u0639\u064E\u0631\u064E\u0628\u0650\u064A\u064E\u0651\u0629",
        "\u0939\u093F\u0928\u094D\u0926\u0940",
        "\uD83D\uDC69\u200D\uD83D\uDCBB codes",
        "a\u00A0b\u2003c\u3000d",
        "tab\there\r\nnew line",
        "soft\u00ADhyphen zero\u200Bwidth",
        "\u201Cquoted\u201D \u2018single\u2019 \u00ABguillemets\u00BB",
        "wait\u2026 what\u203D",
        "long\u2014dash and long\u2013dash",
        "100% of __init__ and C++ or C#",
        "~/.bashrc ^caret `tick` |pipe| \\back",
        "ALL CAPS AND mIxEd",
        "\uFB01nd \uFF21\uFF22\uFF23",
        "\u00BD cup, \u2167 chapters",
        "1st 2nd 3rd 4th 1990s '90s",
        "a.b.c. U.S.A. Ph.D.",
        "supercalifragilisticexpialidocioussupercalifragilisticexpialidocioussupercalifragilisticexpialidocious",
        "mRNA-1273 vaccine (Moderna)",
        "\u00E6sir \u00F8re \u0142\u00F3d\u017A",
        "x"
      })
  void tokens_of_a_wordpiece_written_apart(String text) throws IOException {
    assertEquals(plain.tokens(text), analyzer.terms(text));
  }
}
