// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PairScore;
import io.sememe.encoder.PairScorer;
import io.sememe.encoder.PairSpace;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import io.sememe.solr.texts.DocumentText;
import io.sememe.solr.texts.FoundTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.MapSolrParams;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.SolrQueryResponse;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class CrossEncoderTest {
  private static final float LOWEST = -Float.MAX_VALUE;

  @RepeatedTest(50)
  void a_document_has_the_logit_of_its_best_pair(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    List<List<String>> texts = new ArrayList<>();
    List<Float> expected = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      List<Float> logits =
          random.doubles(random.nextInt(4), -30, 30).mapToObj(d -> (float) d).toList();
      texts.add(logits.stream().map(String::valueOf).toList());
      expected.add(logits.stream().max(Float::compare).orElse(LOWEST));
    }
    ReadingScorer scorer = new ReadingScorer(Integer.MAX_VALUE);
    assertEquals(expected, signals(scorer, texts));
    assertEquals(1, scorer.calls);
  }

  @Test
  void what_was_not_scored_in_time_has_no_relevance() {
    List<List<String>> texts = List.of(List.of("1"), List.of("2", "3"), List.of("4"), List.of());
    assertEquals(Arrays.asList(1f, null, null, LOWEST), signals(new ReadingScorer(2), texts));
    assertEquals(Arrays.asList(1f, 3f, null, LOWEST), signals(new ReadingScorer(3), texts));
  }

  @Test
  void relevance_has_the_order_of_logits_and_does_not_saturate() {
    double before = -1;
    for (float logit :
        new float[] {LOWEST, -1e6f, -40, -20, -1, -1e-6f, 0, 1e-6f, 1, 20, 40, 1e6f}) {
      double relevance = CrossEncoder.squashed(logit);
      assertTrue(relevance > before && relevance < 1, logit + " gives " + relevance);
      before = relevance;
    }
    assertEquals(0, CrossEncoder.squashed(LOWEST));
    assertEquals(0.5, CrossEncoder.squashed(0));
  }

  @ParameterizedTest
  @EnumSource(names = {"LOADING", "OVERLOADED", "TIMEOUT"})
  void what_is_late_is_refused_or_missing_where_the_request_limits_its_time(Kind kind) {
    List<List<String>> texts = List.of(List.of("1"), List.of(), List.of("2", "3"));
    assertEquals(SolrErrors.code(kind).code, refusal(kind, texts, false).code());
    assertEquals(Arrays.asList(null, LOWEST, null), signals(new FailingScorer(kind), texts, true));
  }

  @Test
  void an_answer_that_is_partial_says_why() {
    SolrQueryResponse response = new SolrQueryResponse();
    response.addResponseHeader(new SimpleOrderedMap<>());
    SolrRequestInfo.setRequestInfo(new SolrRequestInfo(request(Map.of()), response));
    try {
      signals(new FailingScorer(Kind.LOADING), List.of(List.of("1")), true);
    } finally {
      SolrRequestInfo.clearRequestInfo();
    }
    assertEquals(true, response.getResponseHeader().get("partialResults"));
    assertEquals(
        "timeAllowed: no scores", response.getResponseHeader().get("partialResultsDetails"));
  }

  @ParameterizedTest
  @CsvSource({"BAD_INPUT, 400", "FAILED, 503", "UNLOADED, 503", "INTERNAL, 500"})
  void what_more_time_does_not_help_fails_in_any_case(Kind kind, int code) {
    List<List<String>> texts = List.of(List.of("1"));
    assertEquals(code, refusal(kind, texts, false).code());
    assertEquals(code, refusal(kind, texts, true).code());
  }

  private static SolrException refusal(Kind kind, List<List<String>> texts, boolean limited) {
    FailingScorer failing = new FailingScorer(kind);
    return assertThrows(SolrException.class, () -> signals(failing, texts, limited));
  }

  private static List<Float> signals(PairScorer scorer, List<List<String>> texts) {
    return signals(scorer, texts, false);
  }

  private static List<Float> signals(PairScorer scorer, List<List<String>> texts, boolean limited) {
    Map<String, String> params = limited ? Map.of("timeAllowed", "1000") : Map.of();
    CrossEncoder encoder =
        new CrossEncoder(scorer, "question", new Listed(texts), request(params), 1000);
    List<FoundDocument> documents = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      documents.add(new FoundDocument(Integer.toString(i), 1, new SolrDocument()));
    }
    List<Float> signals = new ArrayList<>();
    for (Relevance relevance : encoder.look(documents)) {
      signals.add(relevance == null ? null : relevance.signal());
      assertTrue(
          relevance == null || relevance.value() == CrossEncoder.squashed(relevance.signal()));
    }
    return signals;
  }

  private static SolrQueryRequest request(Map<String, String> params) {
    return new SolrQueryRequestBase(null, new MapSolrParams(params)) {};
  }

  /** Texts by the number that a document has as id. */
  private record Listed(List<List<String>> texts) implements FoundTexts {
    @Override
    public void fetch(InnerSearch search) {}

    @Override
    public List<DocumentText> of(FoundDocument document) {
      return texts.get(Integer.parseInt(document.id())).stream()
          .map(text -> new DocumentText(AnswerText.of(text), List.of()))
          .toList();
    }
  }

  /** The logit of a pair is what its text says, until there is no more time. */
  private static class ReadingScorer implements PairScorer {
    private final int inTime;
    private int calls;

    private ReadingScorer(int inTime) {
      this.inTime = inTime;
    }

    @Override
    public String model() {
      return "reading";
    }

    @Override
    public PairSpace space(Deadline deadline) {
      return new PairSpace("reading", "0", 512, "identity");
    }

    @Override
    public List<PairScore> score(String query, List<String> texts, Deadline deadline) {
      calls++;
      assertEquals("question", query);
      List<PairScore> scores = new ArrayList<>();
      for (int i = 0; i < Math.min(inTime, texts.size()); i++) {
        float logit = Float.parseFloat(Objects.requireNonNull(texts.get(i)));
        scores.add(new PairScore(i, logit, logit, 0));
      }
      return scores;
    }
  }

  /** Cannot score now, or ever. */
  private static final class FailingScorer extends ReadingScorer {
    private final Kind kind;

    private FailingScorer(Kind kind) {
      super(0);
      this.kind = kind;
    }

    @Override
    public List<PairScore> score(String query, List<String> texts, Deadline deadline) {
      throw new EncoderException(kind, "no scores");
    }
  }
}
