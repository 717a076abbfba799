// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.PlainTerms;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A masked-language-model head over BERT's vocabulary as another project publishes it, against its
 * logits from plain ONNX Runtime; and published weights for queries. Needs the folder {@code
 * sememe.data}.
 */
@Tag("reference")
class GoldenTermsTest {
  private static final int MAX_TOKENS = 64;
  private static final long CLS = 101;
  private static final long SEP = 102;
  private static final double TOLERANCE = 1e-5;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static final Path DATA = Path.of(System.getProperty("sememe.data", "no sememe.data"));

  private static final List<String> TEXTS =
      List.of(
          "what is the capital of France?",
          "Paris",
          "Bread rises because yeast makes gas.",
          "[SEP] Paris [MASK]",
          "Übermäßig naïve \uD83D\uDE00 \u4E2D\u6587",
          "the river bank ".repeat(20));

  @TempDir Path folder;

  @Test
  void terms_and_weights_are_those_of_a_maximum_over_the_logits() throws IOException {
    for (int topK : new int[] {1, 256, 4_096}) {
      double largest = largestDifference(topK);
      System.out.println(
          "golden.sparse.top_"
              + topK
              + ".max_difference="
              + String.format(Locale.ROOT, "%.9f", largest));
    }
  }

  private double largestDifference(int topK) throws IOException {
    TinyModels models = write("top" + topK, topK, "");
    String name = "top" + topK;
    PlainTerms formula = new PlainTerms(vocabulary(models.path(name, "tokenizer.json")));
    double largest = 0;
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder));
        TextTokenizer tokenizer = TextTokenizer.open(models.path(name, "tokenizer.json"));
        PlainStates plain = new PlainStates(models.path(name, "model.onnx"))) {
      SparseEncoder encoder = encoders.sparseEncoder(name);
      for (String text : TEXTS) {
        long[] ids = framed(tokenizer.content(text).ids());
        SparseEncoding given = encoder.encode(text, Role.PASSAGE, SparsePruning.NONE, soon());
        assertEquals(ids.length, given.tokens());
        Map<String, Double> expected = formula.of(plain.of(ids));
        double most = PlainTerms.requireHeaviest(expected, topK, given.terms(), TOLERANCE);
        largest = Math.max(largest, most);
      }
    }
    return largest;
  }

  @Test
  void a_query_has_the_published_weights_of_its_tokens_and_no_run() throws IOException {
    TinyModels models = write("doc-only", 256, "idf.json");
    JsonNode weights = MAPPER.readTree(models.path("doc-only", "idf.json").toFile());
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder))) {
      SparseEncoder encoder = encoders.sparseEncoder("doc-only");
      SparseEncoding query =
          encoder.encode("the bank of the riverbank", Role.QUERY, SparsePruning.NONE, soon());
      Map<String, Float> given = new HashMap<>();
      query.terms().forEach(term -> given.put(term.text(), term.weight()));
      Map<String, Float> expected = new HashMap<>();
      for (String token : List.of("the", "bank", "of", "river", "##bank")) {
        expected.put(token, weights.path(token).floatValue());
      }
      assertEquals(expected, given);
      assertEquals(0, encoders.usage().get("doc-only").inferences());
      List<Term> terms = query.terms();
      assertTrue(terms.get(0).weight() > terms.get(terms.size() - 1).weight());
      System.out.println("golden.sparse.query_terms=" + terms.size());
    }
  }

  private TinyModels write(String name, int topK, String weights) throws IOException {
    TinyModels models = new TinyModels(folder);
    Path published = DATA.resolve("models/mlm-tiny");
    models.file(
        name, "model.onnx", Files.readAllBytes(published.resolve("dummy_transformer_mlm.onnx")));
    models.file(
        name, "tokenizer.json", Files.readAllBytes(published.resolve("real_tokenizer.json")));
    ObjectNode descriptor = TinyModels.sparseDescriptor().put("maxTokens", MAX_TOKENS);
    ObjectNode sparse = descriptor.putObject("sparse").put("topK", topK);
    if (!weights.isEmpty()) {
      sparse.put("queryWeights", weights);
      models.file(
          name, weights, Files.readAllBytes(DATA.resolve("neural-sparse").resolve(weights)));
    }
    return models.descriptor(name, descriptor);
  }

  private static long[] framed(long[] content) {
    return LongStream.concat(
            LongStream.concat(LongStream.of(CLS), Arrays.stream(content)), LongStream.of(SEP))
        .toArray();
  }

  private static Map<Integer, String> vocabulary(Path file) throws IOException {
    JsonNode json = MAPPER.readTree(file.toFile());
    Map<Integer, String> terms = new HashMap<>();
    json.at("/model/vocab")
        .properties()
        .forEach(entry -> terms.put(entry.getValue().intValue(), entry.getKey()));
    json.path("added_tokens").forEach(token -> terms.remove(token.path("id").intValue()));
    return terms;
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
