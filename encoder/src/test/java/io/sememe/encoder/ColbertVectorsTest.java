// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static io.sememe.encoder.testing.TinyColbert.CLS;
import static io.sememe.encoder.testing.TinyColbert.MASK;
import static io.sememe.encoder.testing.TinyColbert.PASSAGE_MARKER;
import static io.sememe.encoder.testing.TinyColbert.QUERY_MARKER;
import static io.sememe.encoder.testing.TinyColbert.QUERY_TOKENS;
import static io.sememe.encoder.testing.TinyColbert.SEP;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.Safetensors;
import io.sememe.encoder.testing.TinyColbert;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.Vectors;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A model in the manner of ColBERT against its unedited graph, run by hand with a mask by hand, and
 * plain arithmetic.
 */
class ColbertVectorsTest {
  private static final String NAME = "colbert";
  private static final double SAME = 0.999999;

  @TempDir Path folder;

  private TinyModels models;
  private Encoders encoders;

  @BeforeEach
  void open() {
    models = new TinyModels(folder);
    encoders = new Encoders(new EncoderSettings(folder, 2, 10_000));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void a_query_is_its_marked_tokens_and_expansion_that_no_other_token_looks_at() {
    TokenVectors query = embed(tokens -> {}, "river bank", Role.QUERY);
    long[] ids = filled(seen(QUERY_MARKER, "river bank"));
    assertEquals(QUERY_TOKENS, query.count());
    requireRows(expected(ids, hiding(ids)), query);
    assertArrayEquals(new int[] {0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0}, query.starts());
    assertArrayEquals(new int[] {0, 0, 5, 10, 0, 0, 0, 0, 0, 0, 0, 0}, query.ends());
  }

  @Test
  void expansion_that_is_attended_to_changes_the_others() {
    TokenVectors query =
        embed(tokens -> tokens.put("attendToExpansion", true), "river bank", Role.QUERY);
    long[] ids = filled(seen(QUERY_MARKER, "river bank"));
    requireRows(expected(ids, ones(ids)), query);
  }

  @Test
  void a_query_without_expansion_has_its_own_tokens_only() {
    TokenVectors query = embed(tokens -> tokens.put("expandQuery", false), "bank", Role.QUERY);
    long[] ids = seen(QUERY_MARKER, "bank");
    assertEquals(4, query.count());
    requireRows(expected(ids, ones(ids)), query);
  }

  @Test
  void a_query_that_is_too_long_is_cut_and_not_expanded() {
    TokenVectors query = embed(tokens -> {}, "river ".repeat(30), Role.QUERY);
    long[] ids = seen(QUERY_MARKER, "river ".repeat(QUERY_TOKENS - 3));
    requireRows(expected(ids, ones(ids)), query);
    assertEquals(30 - (QUERY_TOKENS - 3), query.truncatedTokens());
  }

  @Test
  void punctuation_of_a_passage_is_left_out_after_its_neighbours_have_seen_it() {
    TokenVectors passage = embed(tokens -> {}, "the river, bank", Role.PASSAGE);
    long[] ids = seen(PASSAGE_MARKER, "the river, bank");
    float[][] all = expected(ids, ones(ids));
    float[][] kept = {all[0], all[1], all[2], all[3], all[5], all[6]};
    requireRows(kept, passage);
    float[] without = row(embed(tokens -> {}, "the river bank", Role.PASSAGE), 3);
    assertTrue(Vectors.cosine(without, row(passage, 3)) < 0.9999, "the comma was not seen");
    assertArrayEquals(new int[] {0, 0, 0, 4, 11, 0}, passage.starts());
  }

  @Test
  void punctuation_is_kept_where_the_descriptor_says_so() {
    TokenVectors passage =
        embed(tokens -> tokens.put("skipPunctuation", false), "river, bank!", Role.PASSAGE);
    assertEquals(3 + 4, passage.count());
  }

  @Test
  void special_tokens_and_markers_are_left_out_where_the_descriptor_says_so() {
    TokenVectors query =
        embed(tokens -> tokens.put("keepSpecialTokens", false), "river bank", Role.QUERY);
    long[] ids = filled(seen(QUERY_MARKER, "river bank"));
    float[][] all = expected(ids, hiding(ids));
    assertEquals(QUERY_TOKENS - 3, query.count());
    assertTrue(Vectors.cosine(all[2], row(query, 0)) > SAME, "the first word comes first");
    assertTrue(Vectors.cosine(all[5], row(query, 2)) > SAME, "then the expansion");
  }

  @Test
  void max_sim_is_that_of_the_vectors_computed_by_hand() {
    TokenVectors query = embed(tokens -> {}, "the bank", Role.QUERY);
    TokenVectors passage = embed(tokens -> {}, "river bank, 1 passage", Role.PASSAGE);
    long[] queryIds = filled(seen(QUERY_MARKER, "the bank"));
    long[] passageIds = seen(PASSAGE_MARKER, "river bank, 1 passage");
    float[][] of = expected(passageIds, ones(passageIds));
    float[][] kept = {of[0], of[1], of[2], of[3], of[5], of[6], of[7]};
    double byHand = maxSim(expected(queryIds, hiding(queryIds)), kept);
    assertEquals(byHand, maxSim(rows(query), rows(passage)), 1e-5);
  }

  // The sum over the query's tokens of the greatest cosine with any token of the passage.
  private static double maxSim(float[][] query, float[][] passage) {
    return Arrays.stream(query)
        .mapToDouble(
            q -> Arrays.stream(passage).mapToDouble(p -> Vectors.cosine(q, p)).max().orElseThrow())
        .sum();
  }

  @Test
  void a_model_for_tokens_gives_no_vectors_of_texts_and_says_what_it_is_for() {
    write(tokens -> {});
    TextEmbedder texts = encoders.textEmbedder(NAME);
    EncoderException e = assertThrows(EncoderException.class, () -> texts.space(soon()));
    assertEquals(Kind.BAD_INPUT, e.kind());
    assertTrue(e.getMessage().contains("has the task token-embedding"), e.getMessage());
  }

  @Test
  void a_model_may_give_vectors_of_texts_and_projected_vectors_of_tokens() {
    ObjectNode descriptor = TinyColbert.descriptor().put("task", "text-embedding");
    TinyColbert.write(models, NAME, descriptor.put("pooling", "mean"));
    assertEquals(TinyOnnx.WIDTH, encoders.textEmbedder(NAME).space(soon()).dimension());
    TokenVectors query = encoders.tokenEmbedder(NAME).embed("bank", Role.QUERY, soon());
    long[] ids = filled(seen(QUERY_MARKER, "bank"));
    requireRows(expected(ids, hiding(ids)), query);
  }

  @Test
  void settings_that_do_not_fit_the_model_fail_it_with_the_setting() {
    failed(tokens -> tokens.withObject("/marker").put("query", "[Q]"), "marker '[Q]' is not in");
    failed(tokens -> tokens.put("expansionToken", "[X]"), "expansionToken '[X]' is not in");
    failed(tokens -> tokens.put("expansionToken", "bank"), "'bank' can occur in a text");
    failed(tokens -> tokens.put("queryTokens", 65), "queryTokens is 65, but the model sees 64");
    failed(tokens -> tokens.put("passageTokens", 3), "a limit of 3 tokens leaves none");
    failed(tokens -> tokens.put("dimension", 6), "dimension is 6, the model gives 5");
    failed(tokens -> tokens.put("projection", "none.safetensors"), "'none.safetensors' is missing");
    failed(tokens -> tokens.put("output", "colbert"), "output 'colbert' is missing");
  }

  @Test
  void expansion_cannot_be_hidden_in_a_graph_without_a_mask() {
    TinyColbert.write(models, NAME, TinyColbert.descriptor());
    models.model(NAME, TinyColbert.encoder().inputs("input_ids").toBytes());
    refused("no attention mask", "attendToExpansion");
  }

  @Test
  void a_projection_of_another_width_fails_the_model() {
    TinyColbert.write(models, NAME, TinyColbert.descriptor());
    models.model(NAME, TinyModels.encoder().toBytes());
    models.file(
        NAME, TinyColbert.PROJECTION, Safetensors.ofMatrix(new float[5][TinyOnnx.WIDTH + 1]));
    refused("the projection takes 9 floats, a state has 8");
  }

  @Test
  void a_projection_that_is_pinned_is_compared_with_its_hash() {
    ObjectNode descriptor = TinyColbert.descriptor();
    descriptor.withObject("/sha256").put(TinyColbert.PROJECTION, "00");
    TinyColbert.write(models, NAME, descriptor);
    refused(TinyColbert.PROJECTION + " has SHA-256 ", "expects 00");
  }

  private void failed(Consumer<ObjectNode> change, String reason) {
    write(change);
    refused(reason);
  }

  private void refused(String... words) {
    encoders.startLoading(NAME);
    EncoderException e =
        assertThrows(EncoderException.class, () -> encoders.tokenEmbedder(NAME).space(soon()));
    assertEquals(Kind.FAILED, e.kind());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage());
    }
  }

  private void write(Consumer<ObjectNode> change) {
    ObjectNode descriptor = TinyColbert.descriptor();
    change.accept(descriptor.withObject("/tokenVectors"));
    TinyColbert.write(models, NAME, descriptor);
  }

  private TokenVectors embed(Consumer<ObjectNode> change, String text, Role role) {
    write(change);
    encoders.startLoading(NAME);
    return encoders.tokenEmbedder(NAME).embed(text, role, soon());
  }

  private long[] seen(long marker, String text) {
    try (TextTokenizer tokenizer = TextTokenizer.open(models.path(NAME, "tokenizer.json"))) {
      long[] content = tokenizer.content(text).ids();
      return LongStream.concat(
              LongStream.concat(LongStream.of(CLS, marker), Arrays.stream(content)),
              LongStream.of(SEP))
          .toArray();
    }
  }

  private static long[] filled(long[] ids) {
    long[] filled = Arrays.copyOf(ids, QUERY_TOKENS);
    Arrays.fill(filled, ids.length, QUERY_TOKENS, MASK);
    return filled;
  }

  private static long[] ones(long[] ids) {
    return Arrays.stream(ids).map(id -> 1).toArray();
  }

  private static long[] hiding(long[] ids) {
    return Arrays.stream(ids).map(id -> id == MASK ? 0 : 1).toArray();
  }

  private float[][] expected(long[] ids, long[] mask) {
    try (PlainStates plain = new PlainStates(models.path(NAME, "model.onnx"))) {
      return Arrays.stream(plain.of(ids, mask))
          .map(ColbertVectorsTest::projected)
          .toArray(float[][]::new);
    }
  }

  private static float[] projected(float[] state) {
    float[][] projection = TinyColbert.projection();
    float[] vector = new float[projection.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) Vectors.dot(projection[i], state);
    }
    return vector;
  }

  private static void requireRows(float[][] expected, TokenVectors actual) {
    assertEquals(expected.length, actual.count());
    for (int i = 0; i < expected.length; i++) {
      double cosine = Vectors.cosine(expected[i], row(actual, i));
      assertTrue(cosine > SAME, "row " + i + ": " + cosine);
    }
  }

  private static float[][] rows(TokenVectors vectors) {
    float[][] rows = new float[vectors.count()][];
    Arrays.setAll(rows, i -> row(vectors, i));
    return rows;
  }

  private static float[] row(TokenVectors vectors, int number) {
    int from = number * vectors.dimension();
    return Arrays.copyOfRange(vectors.values(), from, from + vectors.dimension());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
