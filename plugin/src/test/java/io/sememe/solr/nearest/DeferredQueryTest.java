// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.sememe.solr.testing.LetGo;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.Weight;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeferredQueryTest {
  private final AtomicInteger searches = new AtomicInteger();
  private final KeptHits kept = new KeptHits();
  private RandomVectors vectors;
  private IndexSearcher searcher;
  private float[] question;

  @BeforeEach
  void make_an_index() throws IOException {
    vectors = new RandomVectors(1);
    searcher = new IndexSearcher(vectors.reader);
    question = vectors.vector();
  }

  @AfterEach
  void close_it() throws IOException {
    vectors.close();
  }

  @Test
  void nothing_is_searched_before_hits_are_wanted() throws IOException {
    Query query = searcher.rewrite(deferred(counted(3)));
    Weight weight = query.createWeight(searcher, ScoreMode.COMPLETE, 1);
    assertEquals(0, searches.get());
    weight.scorer(vectors.reader.leaves().get(0));
    assertEquals(1, searches.get());
  }

  @Test
  void all_segments_share_one_search() throws IOException {
    assertEquals(4, vectors.reader.leaves().size());
    searcher.search(deferred(counted(3)), 10);
    assertEquals(1, searches.get());
  }

  @Test
  void who_scores_hits_again_searches_no_second_time_but_in_another_index() throws IOException {
    Query query = deferred(counted(3));
    searcher.search(query, 10);
    searcher.search(query, 10, Sort.INDEXORDER, true);
    assertEquals(1, searches.get());
    try (RandomVectors others = new RandomVectors(2)) {
      new IndexSearcher(others.reader).search(query, 10);
    }
    assertEquals(2, searches.get());
  }

  @Test
  void it_does_not_hold_its_hits_for_itself_where_it_is_a_key_of_a_cache() throws IOException {
    List<WeakReference<Query>> hits = new ArrayList<>();
    Query search =
        new KnnFloatVectorQuery(RandomVectors.FIELD, question, 3) {
          @Override
          public Query rewrite(IndexSearcher searcher) throws IOException {
            Query found = super.rewrite(searcher);
            hits.add(new WeakReference<>(found));
            return found;
          }
        };
    Query query = new DeferredQuery(search, null, new KeptHits());
    assertEquals(3, searcher.search(query, 10).scoreDocs.length);
    LetGo.require(hits.get(0));
    assertEquals(3, searcher.search(query, 10).scoreDocs.length);
  }

  @Test
  void its_hits_are_those_of_the_search() throws IOException {
    Query search = counted(7);
    TopDocs expected = searcher.search(search, 10);
    TopDocs found = searcher.search(deferred(search), 10);
    assertEquals(7, found.scoreDocs.length);
    for (int i = 0; i < 7; i++) {
      assertEquals(expected.scoreDocs[i].doc, found.scoreDocs[i].doc);
      assertEquals(expected.scoreDocs[i].score, found.scoreDocs[i].score);
    }
    assertEquals(7, searcher.count(deferred(search)));
  }

  @Test
  void its_explanation_is_that_of_the_search() throws IOException {
    Query query = deferred(counted(1));
    var hit = searcher.search(query, 1).scoreDocs[0];
    assertEquals(hit.score, searcher.explain(query, hit.doc).getValue().floatValue());
  }

  @Test
  void it_equals_what_defers_an_equal_search_and_prints_like_it() {
    assertEquals(deferred(plain(3)), deferred(plain(3)));
    assertEquals(deferred(plain(3)).hashCode(), deferred(plain(3)).hashCode());
    assertNotEquals(deferred(plain(3)), deferred(plain(4)));
    assertEquals(plain(3).toString(), deferred(plain(3)).toString());
  }

  private DeferredQuery deferred(Query search) {
    return new DeferredQuery(search, null, kept);
  }

  private Query plain(int k) {
    return new KnnFloatVectorQuery(RandomVectors.FIELD, question, k);
  }

  private Query counted(int k) {
    return new KnnFloatVectorQuery(RandomVectors.FIELD, question, k) {
      @Override
      public Query rewrite(IndexSearcher searcher) throws IOException {
        searches.incrementAndGet();
        return super.rewrite(searcher);
      }
    };
  }
}
