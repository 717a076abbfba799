// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Token streams as another implementation computed them. Needs the folder {@code sememe.data}. */
@Tag("reference")
final class WordPieceReferenceTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("sememe.data", "no sememe.data"), "tokenizer");
  private static final Path MODELS = Path.of(System.getProperty("sememe.test.models"));

  @Test
  void every_query_has_the_tokens_of_the_reference() throws IOException {
    List<String> different = new ArrayList<>();
    int queries = 0;
    try (Encoders encoders = new Encoders(EncoderSettings.of(MODELS));
        PieceAnalyzer analyzer = analyzer(encoders)) {
      for (Path file : files()) {
        Map<String, String> texts = read(file);
        String name = file.getFileName().toString();
        Map<String, String> expected = read(file.resolveSibling(name.replace(".tsv", ".wp.tsv")));
        assertEquals(texts.keySet(), expected.keySet());
        queries += texts.size();
        for (Map.Entry<String, String> text : texts.entrySet()) {
          String tokens = String.join(" ", analyzer.terms(text.getValue()));
          if (!tokens.equals(expected.get(text.getKey()))) {
            different.add(tokens + "\n  <> " + expected.get(text.getKey()));
          }
        }
      }
    }
    System.out.println("golden.tokens.queries=" + queries);
    System.out.println("golden.tokens.different=" + different.size());
    assertTrue(queries > 1_000, queries + " queries");
    assertEquals(List.of(), different);
  }

  private static PieceAnalyzer analyzer(Encoders encoders) {
    ClasspathResourceLoader others = new ClasspathResourceLoader(WordPieceReferenceTest.class);
    return PieceAnalyzer.of(
        new EncodersResourceLoader(encoders, others), "bge-small-en-v1.5", Subwords.POSITIONS);
  }

  private static List<Path> files() throws IOException {
    try (var all = Files.list(FOLDER)) {
      return all.filter(path -> path.toString().endsWith(".test.tsv.gz")).sorted().toList();
    }
  }

  private static Map<String, String> read(Path file) throws IOException {
    Map<String, String> lines = new HashMap<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      reader
          .lines()
          .map(line -> line.split("\t", 2))
          .forEach(columns -> lines.put(columns[0], columns[1]));
    }
    return lines;
  }
}
