// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.RealModels;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** WordPiece as another implementation computed it. Needs the folder {@code sememe.data}. */
@Tag("reference")
class WordPieceParityTest {
  private static final int ALL = 1_000_000;
  private static final Path FOLDER =
      Path.of(System.getProperty("sememe.data", "no sememe.data"), "tokenizer");

  @Test
  void every_query_has_the_pieces_of_the_reference() throws IOException {
    Map<Long, String> vocabulary = vocabulary();
    List<String> mismatches = new ArrayList<>();
    int queries = 0;
    try (TextTokenizer tokenizer = TextTokenizer.open(RealModels.defaultTokenizer())) {
      for (Path file : files("tsv.gz")) {
        Map<String, String> texts = read(file);
        Map<String, String> expected =
            read(file.resolveSibling(file.getFileName().toString().replace(".tsv", ".wp.tsv")));
        assertEquals(texts.keySet(), expected.keySet());
        for (Map.Entry<String, String> text : texts.entrySet()) {
          queries++;
          String pieces = pieces(tokenizer, vocabulary, text.getValue());
          if (!pieces.equals(expected.get(text.getKey()))) {
            mismatches.add(pieces + "\n  <> " + expected.get(text.getKey()));
          }
        }
      }
    }
    System.out.println("golden.wordpiece.queries=" + queries);
    System.out.println("golden.wordpiece.mismatches=" + mismatches.size());
    assertTrue(queries > 1_000, queries + " queries");
    assertEquals(List.of(), mismatches);
  }

  private static String pieces(TextTokenizer tokenizer, Map<Long, String> vocabulary, String text) {
    Encoding encoding = tokenizer.tokenize("", text, ALL, ALL).encoding();
    List<String> pieces = new ArrayList<>();
    for (int i = 1; i < encoding.length() - 1; i++) {
      pieces.add(vocabulary.get(encoding.ids()[i]));
    }
    return String.join(" ", pieces);
  }

  @ParameterizedTest
  @MethodSource("validFiles")
  void a_valid_tokenizer_file_is_read_and_used(Path file) {
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      assertTrue(tokenizer.tokenize("", "abcd", ALL, ALL).contentTokens() > 0);
    }
  }

  static Stream<Path> validFiles() throws IOException {
    return jsonFiles("fastbert-test-json");
  }

  @ParameterizedTest
  @MethodSource("invalidFiles")
  void an_invalid_tokenizer_file_is_read_or_refused_with_a_reason(Path file) {
    String outcome;
    try (TextTokenizer tokenizer = TextTokenizer.open(file)) {
      assertTrue(tokenizer.tokenize("", "abcd", ALL, ALL).encoding().length() > 0);
      outcome = "read";
    } catch (EncoderException e) {
      assertEquals(Kind.FAILED, e.kind());
      assertTrue(e.getMessage().length() > 40, e.getMessage());
      outcome = "refused: " + e.getMessage();
    }
    System.out.println("golden.tokenizer." + file.getFileName() + "=" + outcome);
  }

  static Stream<Path> invalidFiles() throws IOException {
    return jsonFiles("fastbert-test-json/invalid");
  }

  private static Stream<Path> jsonFiles(String folder) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER.resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList().stream();
    }
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> !file.toString().endsWith(".wp." + ending))
          .sorted()
          .toList();
    }
  }

  private static Map<Long, String> vocabulary() throws IOException {
    JsonNode json = new ObjectMapper().readTree(RealModels.defaultTokenizer().toFile());
    Map<Long, String> vocabulary = new HashMap<>();
    json.path("model")
        .path("vocab")
        .properties()
        .forEach(entry -> vocabulary.put(entry.getValue().longValue(), entry.getKey()));
    return vocabulary;
  }

  private static Map<String, String> read(Path file) {
    Map<String, String> lines = new LinkedHashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        int tab = line.indexOf('\t');
        lines.put(line.substring(0, tab), line.substring(tab + 1));
      }
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
