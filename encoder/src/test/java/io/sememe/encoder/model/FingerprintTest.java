// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {
  @TempDir Path folder;
  private TinyModels models;

  @BeforeEach
  void writeFiles() {
    models = new TinyModels(folder);
    files("m", "model", "{}");
  }

  @Test
  void it_is_32_hexadecimal_digits_and_the_same_each_time() {
    String fingerprint = of("m", json -> {});
    assertTrue(fingerprint.matches("[0-9a-f]{32}"), fingerprint);
    assertEquals(fingerprint, of("m", json -> {}));
  }

  @Test
  void each_ingredient_of_a_vector_changes_it_and_no_two_changes_agree() {
    Map<String, String> seen = new TreeMap<>();
    put(seen, "nothing", json -> {});
    put(seen, "output", json -> json.put("output", "x"));
    put(seen, "pooling", json -> json.put("pooling", "max"));
    put(seen, "normalize", json -> json.put("normalize", false));
    put(seen, "maxTokens", json -> json.put("maxTokens", 63));
    put(seen, "dimension", json -> json.put("dimension", 4));
    put(seen, "query prefix", json -> json.withObject("/prefix").put("query", "a "));
    put(seen, "passage prefix", json -> json.withObject("/prefix").put("passage", "a "));
    put(seen, "one space less", json -> json.withObject("/prefix").put("passage", "a"));
    put(seen, "no rewrites", json -> json.putArray("rewrites"));
    put(seen, "one rewrite", json -> json.putArray("rewrites").add("attention"));
    put(seen, "two rewrites", json -> json.putArray("rewrites").add("attention").add("embeddings"));
    put(seen, "float weights", json -> json.put("weights", "float"));
    files("m", "other model", "{}");
    put(seen, "model bytes", json -> {});
    files("m", "model", "{ }");
    put(seen, "tokenizer bytes", json -> {});
    assertEquals(15, seen.size());
  }

  @Test
  void each_ingredient_of_a_token_vector_changes_its_fingerprint_and_no_text_has_it() {
    models.text("m", "p.safetensors", "projection");
    models.text("m", "q.safetensors", "projection");
    Map<String, String> seen = new TreeMap<>();
    seen.put(of("m", json -> {}), "the vector of a text");
    putTokens(seen, "nothing", tokens -> {});
    putTokens(seen, "query marker", tokens -> tokens.withObject("/marker").put("query", "a"));
    putTokens(seen, "passage marker", tokens -> tokens.withObject("/marker").put("passage", "a"));
    putTokens(seen, "query tokens", tokens -> tokens.put("queryTokens", 32));
    putTokens(seen, "passage tokens", tokens -> tokens.put("passageTokens", 32));
    putTokens(seen, "expansion", tokens -> tokens.put("queryTokens", 32).put("expandQuery", true));
    putTokens(seen, "expansion token", tokens -> expansion(tokens).put("expansionToken", "x"));
    putTokens(seen, "attention", tokens -> expansion(tokens).put("attendToExpansion", true));
    putTokens(seen, "punctuation", tokens -> tokens.put("skipPunctuation", false));
    putTokens(seen, "special tokens", tokens -> tokens.put("keepSpecialTokens", true));
    putTokens(seen, "output", tokens -> tokens.put("output", "x"));
    putTokens(seen, "projection", tokens -> tokens.put("projection", "p.safetensors"));
    putTokens(seen, "other file", tokens -> tokens.put("projection", "q.safetensors"));
    assertEquals(14, seen.size());
  }

  @Test
  void what_token_vectors_need_changes_no_vector_of_a_text() {
    models.text("m", "1_Dense/p.safetensors", "projection");
    String plain = of("m", json -> {});
    assertEquals(
        plain,
        of(
            "m",
            json -> json.withObject("/tokenVectors").put("projection", "1_Dense/p.safetensors")));
  }

  @Test
  void what_only_texts_need_changes_no_vector_of_a_token() {
    String plain = ofTokens(json -> {});
    assertEquals(plain, ofTokens(json -> json.put("pooling", "cls")));
    assertEquals(plain, ofTokens(json -> json.withObject("/prefix").put("query", "q: ")));
    assertEquals(plain, ofTokens(json -> json.withObject("/tokenVectors").put("dimension", 8)));
  }

  private static ObjectNode expansion(ObjectNode tokens) {
    return tokens.put("queryTokens", 32).put("expandQuery", true);
  }

  private void putTokens(Map<String, String> seen, String what, Consumer<ObjectNode> change) {
    String before =
        seen.put(ofTokens(json -> change.accept(json.withObject("/tokenVectors"))), what);
    assertEquals(null, before, what + " gives the same fingerprint");
  }

  private String ofTokens(Consumer<ObjectNode> change) {
    ModelDescriptor descriptor = descriptor("m", change);
    return Fingerprint.ofTokens(descriptor, FileHashes.verify(descriptor)).hex();
  }

  @Test
  void the_order_of_the_rewrites_changes_nothing_nor_does_listing_all_of_them() {
    String all = of("m", json -> {});
    for (String list : new String[] {"dabc", "abcd", "cdab"}) {
      assertEquals(all, of("m", json -> addRewrites(json, list)), list);
    }
  }

  @Test
  void where_a_model_runs_changes_nothing() {
    String cpu = of("m", json -> {});
    assertEquals(cpu, of("m", json -> json.put("weights", "stored")));
    assertEquals(
        cpu, of("m", json -> json.put("device", "cuda").putObject("cuda").put("tf32", true)));
  }

  private static void addRewrites(ObjectNode json, String order) {
    String[] labels = {"embeddings", "attention", "normalization", "needed_rows"};
    order.chars().forEach(label -> json.withArray("/rewrites").add(labels[label - 'a']));
  }

  @Test
  void scores_have_another_one_than_vectors_and_each_way_to_score_its_own() {
    Fingerprint model = new Fingerprint(of("m", json -> {}));
    Set<Fingerprint> seen = new HashSet<>(Set.of(model));
    assertTrue(seen.add(model.ofPairs(new PairHead(Activation.SOFTMAX, 2, 1), 20)));
    assertTrue(seen.add(model.ofPairs(new PairHead(Activation.SOFTMAX, 2, 0), 20)));
    assertTrue(seen.add(model.ofPairs(new PairHead(Activation.IDENTITY, 2, 1), 20)));
    assertTrue(seen.add(model.ofPairs(new PairHead(Activation.SOFTMAX, 2, 1), 21)));
    files("m", "other model", "{}");
    Fingerprint other = new Fingerprint(of("m", json -> {}));
    assertTrue(seen.add(other.ofPairs(new PairHead(Activation.SOFTMAX, 2, 1), 20)));
    assertFalse(seen.add(model.ofPairs(new PairHead(Activation.SOFTMAX, 2, 1), 20)));
    assertTrue(seen.stream().allMatch(it -> it.hex().matches("[0-9a-f]{32}")));
  }

  @Test
  void terms_have_another_one_than_vectors_and_each_way_to_weigh_them_its_own() {
    Fingerprint model = new Fingerprint(of("m", json -> {}));
    Set<Fingerprint> seen = new HashSet<>(Set.of(model));
    assertTrue(seen.add(model.ofTerms(new SparseSettings(256, Optional.empty()))));
    assertTrue(seen.add(model.ofTerms(new SparseSettings(255, Optional.empty()))));
    assertTrue(seen.add(model.ofTerms(new SparseSettings(256, Optional.of("idf.json")))));
    assertFalse(seen.add(model.ofTerms(new SparseSettings(256, Optional.empty()))));
  }

  @Test
  void answers_have_another_one_than_vectors_and_each_way_to_read_them_its_own() {
    Fingerprint model = new Fingerprint(of("m", json -> {}));
    Set<Fingerprint> seen = new HashSet<>(Set.of(model));
    assertTrue(seen.add(model.ofAnswers(answers("s", "e", 30, 0), 64, 128)));
    assertTrue(seen.add(model.ofAnswers(answers("s", "e", 30, 0), 63, 128)));
    assertTrue(seen.add(model.ofAnswers(answers("s", "e", 30, 0), 64, 127)));
    assertTrue(seen.add(model.ofAnswers(answers("s", "e", 30, 0.5f), 64, 128)));
    assertTrue(seen.add(model.ofAnswers(answers("s", "e", 31, 0), 64, 128)));
    assertTrue(seen.add(model.ofAnswers(answers("s", "f", 30, 0), 64, 128)));
    assertTrue(seen.add(model.ofAnswers(answers("e", "s", 30, 0), 64, 128)));
    files("m", "other model", "{}");
    Fingerprint other = new Fingerprint(of("m", json -> {}));
    assertTrue(seen.add(other.ofAnswers(answers("s", "e", 30, 0), 64, 128)));
    assertFalse(seen.add(model.ofAnswers(answers("s", "e", 30, 0), 64, 128)));
  }

  private static AnswerSettings answers(String start, String end, int longest, float threshold) {
    return new AnswerSettings(
        start, end, longest, OptionalInt.empty(), OptionalInt.empty(), threshold);
  }

  @Test
  void the_bytes_of_the_weights_of_queries_change_it() {
    models.text("m", "idf.json", "{}");
    String before = withWeights();
    models.text("m", "idf.json", "{\"a\": 1}");
    assertNotEquals(before, withWeights());
  }

  private String withWeights() {
    return of(
        "m",
        json -> {
          json.remove(List.of("pooling", "normalize"));
          json.put("task", "sparse-embedding").putObject("sparse").put("queryWeights", "idf.json");
        });
  }

  @Test
  void moving_text_from_one_prefix_to_the_other_changes_it() {
    String one = of("m", json -> json.withObject("/prefix").put("query", "ab").put("passage", "c"));
    String two = of("m", json -> json.withObject("/prefix").put("query", "a").put("passage", "bc"));
    assertNotEquals(one, two);
  }

  @Test
  void name_licence_source_and_pinned_hashes_change_nothing() {
    String fingerprint = of("m", json -> {});
    files("renamed", "model", "{}");
    assertEquals(fingerprint, of("renamed", json -> {}));
    assertEquals(fingerprint, of("m", json -> json.put("licence", "MIT").put("source", "x")));
    String hash = models.sha256("m", "model.onnx");
    assertEquals(fingerprint, of("m", json -> json.withObject("/sha256").put("model.onnx", hash)));
  }

  private void put(Map<String, String> seen, String what, Consumer<ObjectNode> change) {
    String before = seen.put(of("m", change), what);
    assertEquals(null, before, what + " gives the same fingerprint");
  }

  private void files(String name, String model, String tokenizer) {
    models.text(name, "model.onnx", model).text(name, "tokenizer.json", tokenizer);
  }

  private String of(String name, Consumer<ObjectNode> change) {
    ModelDescriptor descriptor = descriptor(name, change);
    VectorForm form =
        new VectorForm(
            descriptor.pooling(), descriptor.dimension().orElse(8), descriptor.normalize());
    return Fingerprint.of(descriptor, FileHashes.verify(descriptor), form).hex();
  }

  private ModelDescriptor descriptor(String name, Consumer<ObjectNode> change) {
    ObjectNode json = TinyModels.descriptor();
    change.accept(json);
    models.descriptor(name, json);
    return DescriptorReader.read(ModelFolder.find(folder, name));
  }
}
