// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyAttention;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinySpans;
import io.sememe.encoder.testing.TinyTokenizer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a listener is told of each task: which model, in which role, how much. */
class ModelListenerTest {
  // No two windows of it are equal: those would run once.
  private static final String LONG =
      new Random(1)
          .ints(150, 0, 3)
          .mapToObj(List.of("the", "river", "bank")::get)
          .collect(Collectors.joining(" "));
  private static final int SEEN = TinyModels.MAX_TOKENS;

  @TempDir Path folder;

  private final ToldListener told = new ToldListener();
  private Encoders encoders;

  @BeforeEach
  void open() {
    new TinyModels(folder).write("m");
    encoders = new Encoders(new EncoderSettings(folder, 2, 10_000).toldTo(told));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void loading_a_model_tells_nothing() {
    encoders.textEmbedder("m").space(soon());
    assertEquals(Map.of(), told.all());
  }

  @Test
  void texts() {
    TextEmbedder embedder = encoders.textEmbedder("m");
    embedder.embed("the bank", Role.QUERY, soon());
    embedder.embed(List.of("the river", "bank", "", "the"), Role.PASSAGE, soon());
    embedder.start("a river", Role.PASSAGE, soon()).await();
    assertEquals(
        Map.of("m query", new ToldListener.Counts(1, 1, 4, 0), "m passage", passages()),
        told.all());
  }

  // Those without a word need no run.
  private static ToldListener.Counts passages() {
    return new ToldListener.Counts(4, 4, 4 + 3 + 3 + 4, 0);
  }

  @Test
  void a_text_that_is_cut_is_truncated_once() {
    encoders.textEmbedder("m").embed(LONG, Role.QUERY, soon());
    encoders.tokenEmbedder("m").embed(LONG, Role.QUERY, soon());
    assertEquals(Map.of("m query", new ToldListener.Counts(2, 2, 2 * SEEN, 2)), told.all());
  }

  @Test
  void a_text_of_more_chars_than_are_looked_at_is_truncated_alone_and_in_a_pair() {
    new TinyModels(folder).writePairs("pairs", TinyModels.scorer(1));
    List<String> cut = Collections.synchronizedList(new ArrayList<>());
    String whole = "the bank";
    String longer = "the bank river";
    EncoderSettings settings =
        new EncoderSettings(folder, 1, whole.length()).toldTo(truncations(cut));
    try (Encoders few = new Encoders(settings)) {
      few.textEmbedder("m").embed(List.of(whole, longer), Role.PASSAGE, soon());
      few.pairScorer("pairs").score(whole, List.of(whole, longer), soon());
    }
    assertEquals(List.of("m by 0", "pairs by 0"), cut);
  }

  @Test
  void passages_on_their_own_and_in_their_text() {
    TextEmbedder embedder = encoders.textEmbedder("m");
    List<TextSpan> spans = List.of(new TextSpan(0, 9), new TextSpan(9, 14));
    String text = "the river bank";
    embedder.startPassages(text, spans, PassagePooling.OWN, soon()).await();
    assertEquals(Map.of("m passage", new ToldListener.Counts(2, 2, 4 + 3, 0)), told.all());
    embedder.startPassages(text, spans, PassagePooling.LATE, soon()).await();
    assertEquals(Map.of("m passage", new ToldListener.Counts(3, 3, 4 + 3 + 5, 0)), told.all());
  }

  @Test
  void words_window_by_window_and_nothing_is_cut() {
    WordEmbedder embedder = encoders.wordEmbedder("m");
    List<TextSpan> words =
        Pattern.compile("\\w+")
            .matcher(LONG)
            .results()
            .map(word -> new TextSpan(word.start(), word.end()))
            .toList();
    embedder.embed(LONG, words, SEEN, Role.PASSAGE, soon());
    long windows = encoders.usage().get("m").inferences();
    long tokens = encoders.usage().get("m").tokens();
    assertTrue(windows > 1, windows + " windows");
    assertEquals(
        Map.of("m passage", new ToldListener.Counts(windows, windows, tokens, 0)), told.all());
  }

  @Test
  void weighted_terms() {
    new TinyModels(folder).writeSparse("sparse");
    SparseEncoder encoder = encoders.sparseEncoder("sparse");
    encoder.encode("the bank", Role.QUERY, SparsePruning.NONE, soon());
    encoder.encode(LONG, Role.PASSAGE, SparsePruning.NONE, soon());
    long windows = encoders.usage().get("sparse").inferences() - 1;
    long tokens = encoders.usage().get("sparse").tokens() - 4;
    assertEquals(
        Map.of(
            "sparse query", new ToldListener.Counts(1, 1, 4, 0),
            "sparse passage", new ToldListener.Counts(windows, windows, tokens, 0)),
        told.all());
  }

  @Test
  void pairs_are_asked_by_their_query() {
    new TinyModels(folder).writePairs("pairs", TinyModels.scorer(1));
    encoders.pairScorer("pairs").score("bank", List.of("the river", LONG), soon());
    long tokens = encoders.usage().get("pairs").tokens();
    assertEquals(Map.of("pairs query", new ToldListener.Counts(2, 2, tokens, 1)), told.all());
  }

  @Test
  void a_query_beyond_its_share_is_truncated_once_for_all_its_pairs() {
    new TinyModels(folder).writePairs("pairs", TinyModels.scorer(1));
    encoders.pairScorer("pairs").score(LONG, List.of("the river", "bank"), soon());
    assertEquals(1, told.all().get("pairs query").truncations());
  }

  @Test
  void a_query_of_more_chars_than_are_looked_at_is_truncated_once_for_all_its_pairs() {
    new TinyModels(folder).writePairs("pairs", TinyModels.scorer(1));
    EncoderSettings settings = new EncoderSettings(folder, 1, "the bank".length());
    List<String> cut = Collections.synchronizedList(new ArrayList<>());
    try (Encoders few = new Encoders(settings.toldTo(truncations(cut)))) {
      few.pairScorer("pairs").score("the bank river", List.of("the", "bank"), soon());
    }
    assertEquals(List.of("pairs by 0"), cut);
  }

  @Test
  void a_question_beyond_its_share_is_truncated_once_however_often_texts_are_read_for_it() {
    new TinyModels(folder).writeSpans("spans", TinySpans.seeded(SEEN, 1));
    AnswerReader reader = encoders.answerReader("spans");
    AskedQuestion question = reader.ask(LONG, soon());
    reader.read(question, List.of(AnswerText.of("river")), 1, soon());
    reader.read(question, List.of(AnswerText.of("the bank")), 1, soon());
    assertEquals(1, told.all().get("spans query").truncations());
  }

  @Test
  void parts_of_texts_are_passages_though_somebody_waits_for_them() {
    TokenVectors question = encoders.tokenEmbedder("m").embed("the bank", Role.QUERY, soon());
    TextParts text = new TextParts(AnswerText.of("the river bank"), List.of(new TextSpan(0, 9)));
    encoders.partScorer("m").score(question.values(), List.of(text), soon());
    assertEquals(
        Map.of(
            "m query", new ToldListener.Counts(1, 1, 4, 0),
            "m passage", new ToldListener.Counts(1, 1, 5, 0)),
        told.all());
  }

  @Test
  void answers_are_asked_by_their_question() {
    new TinyModels(folder).writeSpans("spans", TinySpans.seeded(SEEN, 1));
    AnswerReader reader = encoders.answerReader("spans");
    AskedQuestion question = reader.ask("the bank", soon());
    assertEquals(Map.of(), told.all());
    reader.read(question, List.of(AnswerText.of("river"), AnswerText.of(LONG)), 1, soon());
    ModelUsage usage = encoders.usage().get("spans");
    assertEquals(
        Map.of(
            "spans query",
            new ToldListener.Counts(usage.inferences(), usage.inferences(), usage.tokens(), 0)),
        told.all());
  }

  @Test
  void attention_in_the_role_that_is_asked_for() {
    TinyAttention shown =
        TinyAttention.of(TinyTokenizer.create().size(), 2)
            .inputs("input_ids", "attention_mask", "token_type_ids");
    new TinyModels(folder).write("shown").model("shown", shown.states());
    AttentionProbe probe = encoders.attentionProbe("shown");
    probe.ofText("the bank", Role.PASSAGE, SEEN, soon());
    probe.ofText(LONG, Role.QUERY, 16, soon());
    assertEquals(
        Map.of(
            "shown passage", new ToldListener.Counts(1, 1, 4, 0),
            "shown query", new ToldListener.Counts(1, 1, 16, 1)),
        told.all());
  }

  @Test
  void texts_for_a_model_that_is_gone_are_refused_each() {
    TextEmbedder embedder = encoders.textEmbedder("m");
    embedder.space(soon());
    encoders.unload("m");
    assertThrows(
        EncoderException.class, () -> embedder.embed(List.of("the", "bank"), Role.PASSAGE, soon()));
    assertThrows(EncoderException.class, () -> embedder.start("bank", Role.QUERY, soon()).await());
    assertEquals(
        Map.of(
            "m passage", new ToldListener.Counts(2, 0, 0, 0),
            "m query", new ToldListener.Counts(1, 0, 0, 0)),
        told.all());
    assertEquals(Map.of("m passage UNLOADED", 2L, "m query UNLOADED", 1L), told.refusals());
  }

  @Test
  void a_text_that_comes_too_late_is_refused() {
    TextEmbedder embedder = encoders.textEmbedder("m");
    embedder.space(soon());
    Deadline past = Deadline.in(Duration.ZERO);
    assertThrows(EncoderException.class, () -> embedder.embed("bank", Role.QUERY, past));
    assertEquals(Map.of("m query", new ToldListener.Counts(1, 0, 0, 0)), told.all());
    assertEquals(Map.of("m query " + Kind.TIMEOUT, 1L), told.refusals());
  }

  private static ModelListener truncations(List<String> told) {
    return new ModelListener() {
      @Override
      public void truncated(String model, Role role, long tokens) {
        told.add(model + " by " + tokens);
      }
    };
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
