// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.PlainTerms;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.Threads;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyTokenizer;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Weighted terms of a tiny model, against its logits from plain ONNX Runtime. */
class SparseEncoderTest {
  private static final long SEED = 11;
  private static final double TOLERANCE = 1e-5;
  private static final int ROOM = TinyModels.MAX_TOKENS - 2;

  /** Every term of the vocabulary. */
  private static final int ALL = 1_000;

  @TempDir Path folder;

  private TinyModels models;
  private Encoders encoders;
  private TextTokenizer tokenizer;
  private PlainStates plain;
  private final PlainTerms formula = new PlainTerms(vocabulary());

  @BeforeEach
  void open() {
    models = new TinyModels(folder).writeSparse("m");
    models.descriptor("m", descriptor(ALL));
    encoders = new Encoders(new EncoderSettings(folder, 2, 10_000));
    tokenizer = TextTokenizer.open(models.path("m", "tokenizer.json"));
    plain = new PlainStates(models.path("m", "model.onnx"));
  }

  @AfterEach
  void close() {
    encoders.close();
    tokenizer.close();
    plain.close();
  }

  private static ObjectNode descriptor(int topK) {
    ObjectNode json = TinyModels.sparseDescriptor();
    json.putObject("sparse").put("topK", topK);
    return json;
  }

  private static Map<Integer, String> vocabulary() {
    List<String> tokens = TinyTokenizer.create().tokens();
    Map<Integer, String> terms = new HashMap<>();
    IntStream.range(TinyTokenizer.SPECIAL.size(), tokens.size())
        .forEach(number -> terms.put(number, tokens.get(number)));
    return terms;
  }

  @Test
  void terms_and_weights_are_those_of_a_maximum_over_the_logits() {
    List<String> texts = shortTexts();
    for (String text : texts) {
      SparseEncoding given = encode("m", text);
      long[] ids = framed(tokenizer.content(text).ids());
      PlainTerms.requireHeaviest(formula.of(plain.of(ids)), ALL, given.terms(), TOLERANCE);
      assertEquals(ids.length, given.tokens());
      long unknown = Arrays.stream(ids).filter(id -> id == TinyTokenizer.UNKNOWN).count();
      assertEquals(unknown, given.unknownTokens());
    }
    assertTrue(texts.size() > 50, texts.size() + " texts");
  }

  @Test
  void no_more_terms_leave_the_graph_than_the_descriptor_says() {
    models.writeSparse("few").descriptor("few", descriptor(7));
    for (String text : shortTexts()) {
      List<Term> all = encode("m", text).terms();
      assertEquals(all.subList(0, Math.min(7, all.size())), encode("few", text).terms(), text);
    }
  }

  @Test
  void special_tokens_are_never_terms_however_heavy() {
    int heavy = 0;
    for (String text : shortTexts()) {
      float[][] logits = plain.of(framed(tokenizer.content(text).ids()));
      heavy += Arrays.stream(logits).anyMatch(SparseEncoderTest::hasSpecial) ? 1 : 0;
      List<String> terms = encode("m", text).terms().stream().map(Term::text).toList();
      assertFalse(terms.stream().anyMatch(TinyTokenizer.SPECIAL::contains), terms.toString());
    }
    assertTrue(heavy > 10, "special tokens have a weight in " + heavy + " texts only");
  }

  private static boolean hasSpecial(float[] logits) {
    return IntStream.range(0, TinyTokenizer.SPECIAL.size()).anyMatch(number -> logits[number] > 0);
  }

  @Test
  void a_term_of_a_long_text_has_its_largest_weight_in_any_window() {
    String text = "the river bank of a b c d e f g ".repeat(13);
    long[] ids = tokenizer.content(text).ids();
    Map<String, Double> expected = new HashMap<>();
    int stride = ROOM - ROOM / 4;
    int tokens = 0;
    for (int start = 0; start < ids.length; start += stride) {
      int from = Math.min(start, ids.length - ROOM);
      float[][] logits = plain.of(framed(Arrays.copyOfRange(ids, from, from + ROOM)));
      formula.of(logits).forEach((term, weight) -> expected.merge(term, weight, Math::max));
      tokens += ROOM + 2;
      if (from + ROOM == ids.length) {
        break;
      }
    }
    SparseEncoding given = encode("m", text);
    assertTrue(tokens > 3 * ROOM, tokens + " tokens in windows");
    PlainTerms.requireHeaviest(expected, ALL, given.terms(), TOLERANCE);
    assertEquals(tokens, given.tokens());
    models.writeSparse("few").descriptor("few", descriptor(7));
    assertEquals(given.terms().subList(0, 7), encode("few", text).terms());
  }

  @Test
  void what_is_encoded_beside_a_text_changes_no_weight() {
    List<String> texts = shortTexts();
    List<SparseEncoding> alone = texts.stream().map(text -> encode("m", text)).toList();
    Threads.all(4, () -> texts.stream().map(text -> encode("m", text)).toList())
        .forEach(together -> assertEquals(alone, together));
  }

  @Test
  void texts_that_may_share_a_run_have_the_same_terms() {
    models.writeSparse("joined").descriptor("joined", descriptor(ALL).put("joinTexts", true));
    for (String text : shortTexts()) {
      assertEquals(encode("m", text), encode("joined", text));
    }
  }

  @Test
  void a_text_without_content_has_no_terms_and_no_run() {
    for (String text : List.of("", "  \n\t", "\u0000", "\u00A0 \u200B")) {
      assertEquals(new SparseEncoding(List.of(), 0, 0), encode("m", text), text);
    }
    assertEquals(0, encoders.usage().get("m").inferences());
  }

  @Test
  void each_role_has_its_prefix() {
    ObjectNode json = descriptor(ALL);
    json.putObject("prefix").put("query", "query: ");
    models.writeSparse("prefixed").descriptor("prefixed", json);
    assertEquals(encode("m", "bank"), encode("prefixed", "bank"));
    SparseEncoder prefixed = encoders.sparseEncoder("prefixed");
    assertEquals(
        encode("m", "query: bank"),
        prefixed.encode("bank", Role.QUERY, SparsePruning.NONE, soon()));
  }

  @Test
  void terms_are_pruned_by_all_three_and_after_the_windows_are_one() {
    String text = "the river bank of a b c d e f g ".repeat(13);
    List<Term> all = encode("m", text).terms();
    float heaviest = all.get(0).weight();
    float third = all.get(2).weight();
    assertEquals(all.subList(0, 2), pruned(text, new SparsePruning(2, 0, 0)));
    assertEquals(all.subList(0, 3), pruned(text, new SparsePruning(ALL, 0, third)));
    assertEquals(
        all.stream().filter(term -> term.weight() >= 0.9f * heaviest).toList(),
        pruned(text, new SparsePruning(ALL, 0.9f, 0)));
    assertEquals(all.subList(0, 1), pruned(text, new SparsePruning(1, 0.9f, third)));
    assertEquals(List.of(), pruned(text, new SparsePruning(ALL, 0, heaviest * 1.01f)));
  }

  private List<Term> pruned(String text, SparsePruning pruning) {
    return encoders.sparseEncoder("m").encode(text, Role.PASSAGE, pruning, soon()).terms();
  }

  @Test
  void a_token_whose_logits_are_no_numbers_is_an_error_and_not_left_out() {
    int broken = TinyTokenizer.create().tokens().indexOf("bank");
    TinyOnnx one = TinyOnnx.ofRows(TinyTokenizer.create().size());
    byte[] file = one.terms(TinyTokenizer.create().size()).brokenToken(broken).toBytes();
    models.writeSparse("broken").model("broken", file);
    assertFalse(encode("broken", "the river").terms().isEmpty());
    EncoderException e =
        assertThrows(EncoderException.class, () -> encode("broken", "the river bank"));
    assertEquals(Kind.INTERNAL, e.kind());
    assertTrue(String.valueOf(e.getMessage()).contains("model 'broken'"), e.getMessage());
  }

  @Test
  void the_model_is_named_and_null_is_no_text() {
    SparseEncoder encoder = encoders.sparseEncoder("m");
    assertEquals("m", encoder.model());
    EncoderException e = assertThrows(EncoderException.class, () -> encode("m", null));
    assertEquals(Kind.BAD_INPUT, e.kind());
  }

  @Test
  void models_of_other_tasks_give_no_terms_and_this_one_gives_no_vectors() {
    models.write("vectors");
    assertEquals(
        "model 'vectors' has the task text-embedding and cannot do sparse-embedding;"
            + " use a model whose sememe.json states the task sparse-embedding",
        assertThrows(EncoderException.class, () -> encode("vectors", "a")).getMessage());
    TextEmbedder vectors = encoders.textEmbedder("m");
    assertEquals(
        Kind.BAD_INPUT,
        assertThrows(EncoderException.class, () -> vectors.embed(List.of("a"), Role.QUERY, soon()))
            .kind());
    TokenEmbedder tokens = encoders.tokenEmbedder("m");
    assertThrows(EncoderException.class, () -> tokens.embed("a", Role.QUERY, soon()));
  }

  @Test
  void what_changes_a_weight_changes_the_fingerprint() {
    models.writeSparse("same").descriptor("same", descriptor(ALL));
    models.writeSparse("few").descriptor("few", descriptor(7));
    assertTrue(fingerprint("m").matches("[0-9a-f]{32}"), fingerprint("m"));
    assertEquals(fingerprint("m"), fingerprint("same"));
    assertNotEquals(fingerprint("m"), fingerprint("few"));
  }

  private String fingerprint(String model) {
    return encoders.sparseEncoder(model).fingerprint(soon());
  }

  private List<String> shortTexts() {
    RandomTexts random = new RandomTexts(SEED);
    return Stream.generate(random::next)
        .limit(200)
        .filter(text -> !text.isBlank())
        .filter(this::fitsOneWindow)
        .toList();
  }

  private boolean fitsOneWindow(String text) {
    int tokens = tokenizer.content(text).length();
    return tokens > 0 && tokens <= ROOM;
  }

  private SparseEncoding encode(String model, String text) {
    return encoders.sparseEncoder(model).encode(text, Role.PASSAGE, SparsePruning.NONE, soon());
  }

  private static long[] framed(long[] content) {
    LongStream opened = LongStream.concat(LongStream.of(TinyTokenizer.CLS), Arrays.stream(content));
    return LongStream.concat(opened, LongStream.of(TinyTokenizer.SEP)).toArray();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
