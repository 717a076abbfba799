// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PartScore;
import io.sememe.encoder.PartScorer;
import io.sememe.encoder.TextParts;
import io.sememe.encoder.TokenSpace;
import io.sememe.solr.Sememe;
import io.sememe.solr.question.Question;
import io.sememe.solr.question.TokenSearch;
import io.sememe.solr.testing.EmbeddedCore;
import io.sememe.solr.texts.TextReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Pages with less time than they need. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class HighlightedPageTest {
  /** More than are scored together. */
  private static final int DOCUMENTS = 120;

  private static final int LONG_DOCUMENTS = 6;

  private static final String[] LIMITED = {"timeAllowed", "60000"};
  private HighlightCore core;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = new HighlightCore(home, "<str name='tokens'>int8</str>", "");
    List<SolrInputDocument> documents = new ArrayList<>();
    for (int i = 0; i < DOCUMENTS; i++) {
      documents.add(new SolrInputDocument("id", "d" + i, "title", "Tea", "body", "Tea is hot."));
    }
    core.add(documents.toArray(SolrInputDocument[]::new));
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  @Test
  void with_enough_time_all_documents_have_highlights_in_their_order() throws IOException {
    HighlightedPage page = page(Scored.all(), LIMITED);
    assertTrue(page.isComplete());
    assertEquals(DOCUMENTS, highlighted(page));
  }

  @Test
  void of_long_documents_fewer_are_read_together(@TempDir Path home)
      throws IOException, SolrServerException {
    List<Integer> together = new ArrayList<>();
    Scored counting =
        new Scored(
            given -> {
              together.add(given.size());
              return given;
            });
    try (HighlightCore other = new HighlightCore(home, "", "")) {
      for (int i = 0; i < LONG_DOCUMENTS; i++) {
        other.addBare(
            new SolrInputDocument("id", "d" + i, "body", "Tea is hot." + " ".repeat(1_000_000)));
      }
      HighlightedPage page = page(other, LONG_DOCUMENTS, counting, "hl.maxAnalyzedChars", "11");
      assertEquals(LONG_DOCUMENTS, highlighted(page, LONG_DOCUMENTS));
    }
    assertEquals(LONG_DOCUMENTS, together.stream().mapToInt(Integer::intValue).sum());
    assertTrue(together.stream().allMatch(texts -> texts <= 5), together::toString);
    assertEquals(1, Set.copyOf(counting.deadlines()).size());
  }

  @Test
  void what_there_was_no_time_for_comes_without_highlights() throws IOException {
    for (int texts : new int[] {0, 1, 49}) {
      HighlightedPage page = page(new Scored(given -> given.subList(0, texts)), LIMITED);
      assertFalse(page.isComplete());
      assertEquals(texts, highlighted(page));
    }
  }

  @Test
  void a_model_that_is_late_is_a_failure_only_where_the_request_has_no_limit() throws IOException {
    Scored late =
        new Scored(
            given -> {
              throw new EncoderException(Kind.LOADING, "model 'm' is loading");
            });
    assertEquals(0, highlighted(page(late, LIMITED)));
    assertEquals(503, assertThrows(SolrException.class, () -> page(late)).code());
  }

  @Test
  void a_question_of_another_space_is_refused() throws IOException {
    try (SolrCore solr = core.embedded().core();
        SolrQueryRequest request = request(solr)) {
      TokenSearch search = search(request);
      search.requireComparable(model(request).space(Deadline.in(Duration.ofMinutes(1))));
      TokenSpace other = new TokenSpace("m", "0".repeat(32), 384, 512);
      assertEquals(
          409, assertThrows(SolrException.class, () -> search.requireComparable(other)).code());
    }
  }

  // The first documents, up to so many, and none behind them.
  private static int highlighted(HighlightedPage page) {
    return highlighted(page, DOCUMENTS);
  }

  private static int highlighted(HighlightedPage page, int documents) {
    NamedList<Object> fragments = page.highlights().fragments();
    assertEquals(documents, fragments.size());
    int with = 0;
    for (int i = 0; i < documents; i++) {
      assertEquals("d" + i, fragments.getName(i));
      boolean any = ((NamedList<?>) fragments.getVal(i)).size() > 0;
      assertTrue(!any || with == i, () -> "a late document came before");
      with += any ? 1 : 0;
    }
    return with;
  }

  private HighlightedPage page(Scored scored, String... params) throws IOException {
    return page(core, DOCUMENTS, scored, params);
  }

  private static HighlightedPage page(
      HighlightCore core, int documents, Scored scored, String... params) throws IOException {
    try (SolrCore solr = core.embedded().core();
        SolrQueryRequest request = request(solr, params)) {
      TokenSearch search = search(request);
      TextReader reader = TextReader.withTokens(request, search.searched(), List.of("body"));
      PartScorer model = scored.by(model(request));
      HighlightedPage page =
          new HighlightedPage(
              request.getSearcher(),
              reader,
              new SentenceScorer(request, model, search),
              Map.of("body", FieldOptions.of(request.getParams(), "body")));
      List<Integer> numbers = new ArrayList<>();
      for (int i = 0; i < documents; i++) {
        numbers.add(i);
      }
      page.add(numbers);
      return page;
    }
  }

  private static SolrQueryRequest request(SolrCore solr, String... params) {
    return new SolrQueryRequestBase(solr, EmbeddedCore.params(params)) {};
  }

  private static TokenSearch search(SolrQueryRequest request) {
    return HighlightQuestion.encode(
        request, new Question("vector", "is tea hot?", HighlightCore.MODEL));
  }

  private static PartScorer model(SolrQueryRequest request) {
    return Sememe.of(request.getCoreContainer()).tasks().partScorer(HighlightCore.MODEL);
  }

  /** Which texts there is time for. */
  private record Scored(UnaryOperator<List<TextParts>> texts, List<Deadline> deadlines) {
    Scored(UnaryOperator<List<TextParts>> texts) {
      this(texts, new ArrayList<>());
    }

    static Scored all() {
      return new Scored(UnaryOperator.identity());
    }

    PartScorer by(PartScorer model) {
      return new PartScorer() {
        @Override
        public String model() {
          return model.model();
        }

        @Override
        public TokenSpace space(Deadline deadline) {
          return model.space(deadline);
        }

        @Override
        public List<List<PartScore>> score(
            float[] questionRows, List<TextParts> given, Deadline deadline) {
          deadlines.add(deadline);
          return model.score(questionRows, texts.apply(given), deadline);
        }
      };
    }
  }
}
