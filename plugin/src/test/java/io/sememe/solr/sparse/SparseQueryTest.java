// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.encoder.SparseEncoding.Term;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.tests.search.CheckHits;
import org.apache.lucene.tests.search.QueryUtils;
import org.apache.lucene.tests.util.LuceneTestCase;
import org.apache.lucene.tests.util.TestUtil;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public final class SparseQueryTest extends LuceneTestCase {
  private static final int DOCUMENTS = 2_000;
  private static final int PER_SEGMENT = 800;
  private static final int FEW = 200;
  private static final int TOP = 10;
  private static final int QUESTIONS = 20;

  /** Lucene keeps nine significant bits of a document's weight, and cuts the others off. */
  private static final double PRECISION = 1 / 256.0;

  private WeightedIndex index;
  private Directory folder;
  private IndexReader reader;
  private IndexSearcher searcher;

  @Before
  public void indexDocuments() throws IOException {
    index = WeightedIndex.random(random(), DOCUMENTS);
    folder = newDirectory();
    write(folder, index.forLucene());
    reader = DirectoryReader.open(folder);
    searcher = new IndexSearcher(reader);
  }

  @After
  public void closeIndex() throws IOException {
    reader.close();
    folder.close();
  }

  @Test
  public void the_score_is_the_dot_product_as_far_as_weights_are_kept() throws IOException {
    for (int i = 0; i < QUESTIONS; i++) {
      List<Term> question = WeightedIndex.question(random(), 1 + random().nextInt(TOP));
      Map<Integer, Double> products = index.products(question);
      Map<Integer, Float> scores = all(query(question, 0));
      assertEquals(products.keySet(), scores.keySet());
      scores.forEach(
          (document, score) -> {
            double product = products.get(document);
            assertTrue(score <= product * (1 + 1e-6));
            assertTrue(score >= product * (1 - PRECISION - 1e-6));
          });
    }
  }

  @Test
  public void the_best_are_the_same_with_documents_skipped_and_without() throws IOException {
    boolean skipped = false;
    for (int i = 0; i < QUESTIONS; i++) {
      float twoPhase = i % 2 == 0 ? 0 : 0.5f;
      Query query = query(WeightedIndex.question(random(), TOP), twoPhase);
      Map<Integer, Float> all = all(query);
      TopDocs best = best(query, 1);
      skipped |= best.totalHits.value < all.size();
      requireBest(all, best);
      requireBest(all, best(query, Integer.MAX_VALUE));
    }
    assertTrue(skipped);
  }

  @Test
  public void light_terms_find_nothing_of_their_own_and_count_where_others_find() throws Exception {
    for (int i = 0; i < QUESTIONS; i++) {
      List<Term> question = WeightedIndex.question(random(), TOP);
      float least = 0.5f * heaviest(question);
      List<Term> heavy = question.stream().filter(term -> term.weight() >= least).toList();
      Map<Integer, Float> found = all(query(question, 0.5f));
      Map<Integer, Float> without = all(query(question, 0));
      assertEquals(all(query(heavy, 0)).keySet(), found.keySet());
      found.forEach((document, score) -> assertEquals(without.get(document), score, score * 1e-6f));
    }
  }

  @Test
  public void at_1_the_heaviest_alone_find_and_at_0_all() throws IOException {
    List<Term> question = List.of(new Term("t1", 2), new Term("t2", 2), new Term("t3", 1.9f));
    assertEquals(all(query(question.subList(0, 2), 0)).keySet(), all(query(question, 1)).keySet());
    assertEquals(index.products(question).keySet(), all(query(question, 0)).keySet());
  }

  @Test
  public void it_is_a_query_as_lucene_wants_them() throws IOException {
    List<Term> question = WeightedIndex.question(random(), TOP);
    try (Directory small = newDirectory()) {
      // Each document is looked for from each other one.
      write(small, WeightedIndex.random(random(), FEW).forLucene());
      try (IndexReader few = DirectoryReader.open(small)) {
        QueryUtils.check(random(), query(question, 0), new IndexSearcher(few));
        QueryUtils.check(random(), query(question, 0.5f), new IndexSearcher(few));
      }
    }
  }

  @Test
  public void an_explanation_adds_up_and_names_both_weights() throws IOException {
    List<Term> question = List.of(new Term("t1", 1.5f), new Term("t2", 0.25f));
    for (float twoPhase : new float[] {0, 0.5f}) {
      Query query = query(question, twoPhase);
      CheckHits.checkExplanations(query, WeightedIndex.FIELD, searcher, true);
      int best = best(query, 1).scoreDocs[0].doc;
      String text = searcher.explain(query, best).toString();
      assertTrue(text, text.contains("for the t1 feature"));
      assertTrue(text, text.contains("1.5 = w, weight of this function"));
      assertTrue(text, text.contains("S, feature value"));
    }
  }

  @Test
  public void weights_above_lucenes_limit_count_in_full() throws IOException {
    Map<Integer, Float> light = all(query(List.of(new Term("t1", 1.5f)), 0));
    Map<Integer, Float> heavy = all(query(List.of(new Term("t1", 1536)), 0));
    light.forEach((document, score) -> assertEquals(1024 * score, heavy.get(document), 0));
    assertEquals(light.keySet(), heavy.keySet());
  }

  @Test
  public void no_product_is_infinite() throws IOException {
    List<Term> question =
        IntStream.range(0, 1000).mapToObj(i -> new Term("t" + i, Float.MAX_VALUE)).toList();
    Document most = new Document();
    question.forEach(
        term -> most.add(new FeatureField(WeightedIndex.FIELD, term.text(), 1L << 50)));
    try (Directory other = newDirectory();
        IndexWriter writer = new IndexWriter(other, newIndexWriterConfig())) {
      writer.addDocument(most);
      try (IndexReader extreme = DirectoryReader.open(writer)) {
        TopDocs found = new IndexSearcher(extreme).search(query(question, 0), 1);
        assertTrue(Float.isFinite(found.scoreDocs[0].score));
        assertTrue(found.scoreDocs[0].score > 0);
      }
    }
  }

  @Test
  public void without_terms_nothing_is_found() throws IOException {
    assertEquals(0, searcher.count(query(List.of(), 0.5f)));
  }

  @Test
  public void as_a_filter_it_counts_all_that_share_a_term() throws IOException {
    List<Term> question = WeightedIndex.question(random(), TOP);
    assertEquals(index.products(question).size(), searcher.count(query(question, 0)));
  }

  @Test
  public void queries_are_equal_when_all_of_them_is() {
    List<Term> question = List.of(new Term("tea", 1.5f), new Term("pot", 0.5f));
    Query query = query(question, 0.5f);
    QueryUtils.checkEqual(query, query(List.copyOf(question), 0.5f));
    QueryUtils.checkUnequal(query, query(question, 0.25f));
    QueryUtils.checkUnequal(query, query(question.subList(0, 1), 0.5f));
    QueryUtils.checkUnequal(query, query(List.of(question.get(0), new Term("pot", 1)), 0.5f));
    QueryUtils.checkUnequal(query, new SparseQuery("other", question, 0.5f));
  }

  @Test
  public void it_reads_short_and_says_how_much_it_leaves_out() {
    List<Term> question =
        List.of(new Term("tea", 1.5f), new Term("pot", 1), new Term("c", 1), new Term("d", 1));
    assertEquals(
        "SparseQuery:weights[tea^1.5,pot^1.0,c^1.0,...][4]", query(question, 0).toString());
    assertEquals(
        "SparseQuery:weights[tea^1.5][1] twoPhase=0.5",
        query(question.subList(0, 1), 0.5f).toString());
    assertEquals("SparseQuery:weights[][0]", query(List.of(), 0).toString());
  }

  private static Query query(List<Term> question, float twoPhase) {
    return new SparseQuery(WeightedIndex.FIELD, question, twoPhase);
  }

  private static float heaviest(List<Term> question) {
    return question.stream().map(Term::weight).max(Comparator.naturalOrder()).orElseThrow();
  }

  private static void write(Directory folder, List<Document> documents) throws IOException {
    // Documents keep their numbers: segments are written one after the other and not merged.
    try (IndexWriter writer = new IndexWriter(folder, indexedAsUsual())) {
      for (int from = 0; from < documents.size(); from += PER_SEGMENT) {
        writer.addDocuments(
            documents.subList(from, Math.min(documents.size(), from + PER_SEGMENT)));
        writer.flush();
      }
    }
  }

  /** Some of the formats that Lucene's tests choose from know nothing of the best weights. */
  private static IndexWriterConfig indexedAsUsual() {
    return newIndexWriterConfig()
        .setMergePolicy(NoMergePolicy.INSTANCE)
        .setCodec(TestUtil.getDefaultCodec());
  }

  private Map<Integer, Float> all(Query query) throws IOException {
    Map<Integer, Float> scores = new HashMap<>();
    for (ScoreDoc hit : searcher.search(query, DOCUMENTS).scoreDocs) {
      scores.put(hit.doc, hit.score);
    }
    return scores;
  }

  private TopDocs best(Query query, int threshold) throws IOException {
    return searcher.search(query, new TopScoreDocCollectorManager(TOP, null, threshold));
  }

  private static void requireBest(Map<Integer, Float> all, TopDocs best) {
    List<Float> scores = all.values().stream().sorted(Comparator.reverseOrder()).toList();
    assertEquals(Math.min(TOP, scores.size()), best.scoreDocs.length);
    for (int i = 0; i < best.scoreDocs.length; i++) {
      ScoreDoc hit = best.scoreDocs[i];
      float rounding = hit.score * 1e-6f;
      assertEquals(scores.get(i), hit.score, rounding);
      assertEquals(all.get(hit.doc), hit.score, rounding);
    }
  }
}
