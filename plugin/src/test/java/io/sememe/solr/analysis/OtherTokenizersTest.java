// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.solr.analysis.PieceAnalyzer.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose tokenizer is not WordPiece: small ones, in front of the default model's graph. */
final class OtherTokenizersTest {
  private static final Path TOKENIZERS = Path.of("..", "encoder", "src", "test", "tokenizers");
  private static final String EMOJI = "\uD83D\uDE00";

  @TempDir static Path folder;

  private static Encoders encoders;
  private static ModelSource models;

  @BeforeAll
  static void open() throws IOException {
    for (String name : List.of("byte-level", "unigram", "byte-fallback")) {
      install(name);
    }
    encoders = new Encoders(EncoderSettings.of(folder));
    models =
        new EncodersResourceLoader(
            encoders, new ClasspathResourceLoader(OtherTokenizersTest.class));
  }

  private static void install(String name) throws IOException {
    Path model = Files.createDirectories(folder.resolve(name));
    Path graph = Path.of(System.getProperty("sememe.test.models"), "bge-small-en-v1.5");
    Files.copy(graph.resolve("model.onnx"), model.resolve("model.onnx"));
    Files.copy(TOKENIZERS.resolve(name + ".json"), model.resolve("tokenizer.json"));
    Files.writeString(
        model.resolve("sememe.json"),
        "{\"task\":\"text-embedding\",\"pooling\":\"cls\",\"normalize\":true,\"maxTokens\":64}");
  }

  @AfterAll
  static void close() {
    encoders.close();
  }

  @ParameterizedTest
  @CsvSource({
    "byte-level,POSITIONS,play ing \u0120bank",
    "byte-level,STACKED,playing play ing bank",
    "byte-level,JOINED,playing bank",
    "unigram,POSITIONS,\u2581play ing \u2581bank",
    "unigram,STACKED,playing \u2581play ing bank",
    "unigram,JOINED,playing bank",
    "byte-fallback,POSITIONS,\u2581play ing \u2581bank",
    "byte-fallback,STACKED,playing \u2581play ing bank",
    "byte-fallback,JOINED,playing bank"
  })
  void words_and_their_pieces(String model, Subwords subwords, String expected) throws IOException {
    List<String> terms = PieceAnalyzer.of(models, model, subwords).terms("playing bank");
    assertEquals(expected, String.join(" ", terms));
  }

  @ParameterizedTest
  @ValueSource(strings = {"byte-level", "byte-fallback", "unigram"})
  void a_character_that_is_spelled_in_bytes_or_unknown_is_one_term(String model)
      throws IOException {
    List<Seen> tokens = PieceAnalyzer.of(models, model, Subwords.JOINED).see("bank " + EMOJI);
    assertEquals(List.of("bank", EMOJI), tokens.stream().map(Seen::term).toList());
    assertEquals(5, tokens.get(1).start());
    assertEquals(7, tokens.get(1).end());
  }

  @ParameterizedTest
  @ValueSource(strings = {"byte-level", "byte-fallback", "unigram"})
  void special_tokens_are_the_models_own(String model) throws IOException {
    assertEquals(
        List.of("<s>", "bank", "</s>"),
        PieceAnalyzer.of(models, model, Subwords.JOINED).withSpecial().terms("bank"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"byte-level", "byte-fallback", "unigram"})
  void a_long_text_has_the_tokens_of_the_whole(String model) throws IOException {
    String text = "played the river banks, " + EMOJI + " caf\u00E9 ";
    String words = text.repeat(40).strip();
    PieceAnalyzer whole = PieceAnalyzer.of(models, model, Subwords.STACKED);
    assertEquals(whole.see(words), whole.withStretches(16, 64).see(words));
  }

  @Test
  void white_space_that_is_a_token_keeps_its_place() throws IOException {
    List<Seen> tokens = PieceAnalyzer.of(models, "byte-level", Subwords.POSITIONS).see("ed  ed");
    assertEquals(List.of("ed", "\u0120", "\u0120", "ed"), tokens.stream().map(Seen::term).toList());
    assertEquals(List.of(0, 2, 3, 4), tokens.stream().map(Seen::start).toList());
  }
}
