// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The native tokenizer is the authority on every text that is encoded without it. */
class AsciiWordPieceTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int TEXTS = 20_000;
  private static final List<String> SENTENCES =
      List.of(
          "The quick brown fox jumps over the lazy dog.",
          "He sat on the bank of the river, watching the water go by.",
          "Dr. O'Neill-Smith's e-mail (sent at 10:45 a.m.) wasn't answered; \"Why?\", she asked.",
          "In 2023, U.S. GDP grew by 2.5% -- roughly $27,360,000,000,000 in current dollars!",
          "See https://example.org/path/to?query=1&other=%20x#fragment or mail me@example.org.",
          "for (int i = 0; i < n; i++) { sum += a[i] * b[i]; }\n\treturn sum;\r\n",
          "Electroencephalographically speaking, antidisestablishmentarianism is a long word.",
          "C++, C#, F# and .NET; ~/.bashrc, C:\\Windows\\System32, foo_bar^2 `code` | pipe");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {RealModels.DEFAULT, RealModels.MINILM})
  void a_trained_model_has_the_same_tokens_and_offsets_as_natively(String model)
      throws IOException {
    requireSame(RealModels.folder().resolve(model).resolve("tokenizer.json"));
  }

  @Test
  void so_has_a_model_that_tells_capital_letters_from_small_ones() throws IOException {
    requireSame(write(cased(MAPPER.readTree(RealModels.defaultTokenizer().toFile()))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "@@", "\u00E9"})
  void so_has_a_model_with_another_prefix_for_the_inner_pieces(String prefix) throws IOException {
    TinyTokenizer tiny = TinyTokenizer.create().words(prefix + "er", prefix + "ab", "ab", "aba");
    requireSame(file(tiny, json -> model(json).put("continuing_subword_prefix", prefix)));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7})
  void so_has_a_model_that_looks_at_short_words_only(int length) throws IOException {
    TinyTokenizer tiny = TinyTokenizer.create();
    requireSame(file(tiny, json -> model(json).put("max_input_chars_per_word", length)));
  }

  @Test
  void so_has_a_model_that_knows_its_special_tokens_only() throws IOException {
    requireSame(file(TinyTokenizer.bare(), json -> {}));
  }

  @Test
  void a_character_beyond_ascii_is_left_to_the_native_tokenizer() throws IOException {
    AsciiWordPiece ascii = require(file(TinyTokenizer.create(), json -> {}));
    assertNotNull(ascii.encode("the river bank"));
    for (String text : List.of("caf\u00E9", "\u0080", "the \uD83D\uDE00", "\u2019s", "\uD83D")) {
      assertNull(ascii.encode(text), text);
    }
  }

  @Test
  void a_control_character_is_left_to_the_native_tokenizer_unless_it_is_a_space()
      throws IOException {
    AsciiWordPiece ascii = require(file(TinyTokenizer.create(), json -> {}));
    for (char c = 0; c < 0x80; c++) {
      boolean control = Character.isISOControl(c) && "\t\n\r".indexOf(c) < 0;
      assertEquals(control, ascii.encode("a" + c + "b") == null, "character " + (int) c);
    }
  }

  @Test
  void a_literal_special_token_is_left_to_the_native_tokenizer() throws IOException {
    AsciiWordPiece ascii = require(file(TinyTokenizer.create().normalizedSpecials(), json -> {}));
    assertNull(ascii.encode("the [SEP]"));
    assertNull(ascii.encode("[MASK]bank"));
    assertNotNull(ascii.encode("[sep] [S EP]"));
  }

  @Test
  void any_other_kind_of_file_is_left_to_the_native_tokenizer() throws IOException {
    List<Consumer<ObjectNode>> changes =
        List.of(
            json -> normalizer(json).put("clean_text", false),
            json -> normalizer(json).put("type", "Lowercase"),
            json -> normalizer(json).put("unheard_of", true),
            json -> normalizer(json).remove("lowercase"),
            json -> json.putNull("normalizer"),
            json -> json.putNull("pre_tokenizer"),
            json -> json.putObject("pre_tokenizer").put("type", "Whitespace"),
            json -> json.putObject("post_processor").put("type", "ByteLevel"),
            json -> json.put("unheard_of", true),
            json -> model(json).put("type", "BPE"),
            json -> model(json).put("unk_token", "[NONE]"),
            json -> model(json).put("unheard_of", true),
            json -> model(json).remove("type"),
            json -> model(json).remove("continuing_subword_prefix"),
            json -> model(json).put("max_input_chars_per_word", -1),
            json -> ((ObjectNode) model(json).get("vocab")).put("the", "7"),
            json -> added(json).put("special", false),
            json -> added(json).put("lstrip", true),
            json -> added(json).put("rstrip", true),
            json -> added(json).put("single_word", true),
            json -> added(json).put("content", ""),
            json -> added(json).put("unheard_of", true));
    for (int i = 0; i < changes.size(); i++) {
      Path file = file(TinyTokenizer.create(), changes.get(i));
      assertNull(TokenizerFile.read(file).ascii(), "change " + i);
    }
  }

  /** Knows one token, and what it was asked for. */
  private record Recording(List<String> texts) implements NativeTokenizer {
    @Override
    public RawTokens encode(String text, boolean special) {
      texts.add(text);
      return new RawTokens(new long[1], new int[1], new int[1], new long[1]);
    }

    @Override
    public void close() {}
  }

  @Test
  void the_native_tokenizer_is_asked_only_for_what_is_left_to_it() throws IOException {
    Path file = file(TinyTokenizer.create(), json -> {});
    List<String> asked = new ArrayList<>();
    try (TextTokenizer tokenizer =
        new TextTokenizer(new Recording(asked), TokenizerFile.read(file))) {
      asked.clear();
      assertEquals(3, tokenizer.tokenize("", "the river bank", 10, 100).contentTokens());
      assertEquals(List.of(), asked);
      tokenizer.tokenize("", "the caf\u00E9", 10, 100);
      tokenizer.tokenize("[MASK] ", "bank", 10, 100);
      assertEquals(List.of("the caf\u00E9", "[MASK] bank"), asked);
    }
  }

  private static void requireSame(Path path) {
    TokenizerFile file = TokenizerFile.read(path);
    AsciiWordPiece ascii = require(path);
    try (NativeTokenizer tokenizer = DjlTokenizer.open(file.json())) {
      for (String text : texts(path)) {
        RawTokens expected = tokenizer.encode(text, false);
        RawTokens actual = ascii.encode(text);
        assertNotNull(actual, text);
        assertArrayEquals(expected.ids(), actual.ids(), text);
        assertArrayEquals(expected.starts(), actual.starts(), text);
        assertArrayEquals(expected.ends(), actual.ends(), text);
      }
    }
  }

  private static List<String> texts(Path path) {
    List<String> texts = new ArrayList<>(SENTENCES);
    texts.addAll(List.of("", " ", " \t\r\n ", "a".repeat(100), "a".repeat(101), "-".repeat(300)));
    SENTENCES.forEach(sentence -> texts.add(sentence.toUpperCase(Locale.ROOT)));
    AsciiTexts random = AsciiTexts.of(path, 42);
    for (int i = 0; i < TEXTS; i++) {
      texts.add(random.next());
    }
    return texts;
  }

  private static AsciiWordPiece require(Path file) {
    AsciiWordPiece ascii = TokenizerFile.read(file).ascii();
    assertNotNull(ascii);
    return ascii;
  }

  private static ObjectNode cased(JsonNode json) {
    ObjectNode cased = (ObjectNode) json;
    normalizer(cased).put("lowercase", false);
    ObjectNode vocabulary = (ObjectNode) model(cased).get("vocab");
    List<String> words = new ArrayList<>();
    vocabulary.fieldNames().forEachRemaining(words::add);
    for (String word : words) {
      String upper = word.toUpperCase(Locale.ROOT);
      if (word.length() < 4 && !vocabulary.has(upper)) {
        vocabulary.put(upper, vocabulary.size());
      }
    }
    return cased;
  }

  private Path file(TinyTokenizer tokenizer, Consumer<ObjectNode> change) throws IOException {
    ObjectNode json = (ObjectNode) MAPPER.readTree(tokenizer.toJson());
    change.accept(json);
    return write(json);
  }

  private Path write(ObjectNode json) throws IOException {
    return Files.writeString(folder.resolve("tokenizer.json"), json.toString());
  }

  private static ObjectNode normalizer(ObjectNode json) {
    return (ObjectNode) json.get("normalizer");
  }

  private static ObjectNode model(ObjectNode json) {
    return (ObjectNode) json.get("model");
  }

  private static ObjectNode added(ObjectNode json) {
    return (ObjectNode) json.get("added_tokens").get(4);
  }
}
