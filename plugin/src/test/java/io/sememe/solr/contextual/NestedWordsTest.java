// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.analysis.WordVectorPayload;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.search.join.ScoreMode;
import org.apache.lucene.search.join.ToParentBlockJoinQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Documents that are found by the words of those nested below them. */
final class NestedWordsTest {
  private static final int ROWS = 10;
  private static final Term PARENT = new Term("kind", "parent");

  private final Random random = new Random(7);

  @ParameterizedTest
  @EnumSource
  void passing_over_what_cannot_compete_changes_no_score(ScoreMode mode) throws IOException {
    try (ByteBuffersDirectory directory = new ByteBuffersDirectory()) {
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
        for (int i = 0; i < 2_000; i++) {
          writer.addDocuments(block());
        }
      }
      try (IndexReader reader = DirectoryReader.open(directory)) {
        IndexSearcher searcher = new IndexSearcher(reader);
        float[] all = Arrays.copyOf(scores(searcher, query(mode), 2_000, Integer.MAX_VALUE), ROWS);
        assertEquals(Arrays.toString(all), Arrays.toString(scores(searcher, query(mode), ROWS, 1)));
      }
    }
  }

  private static Query query(ScoreMode mode) {
    QueryWord word = new QueryWord(new Term("text", "w0"), new float[] {1, 0});
    Query nested = new ContextualTermQuery(word, WordIndex.SPACE, new Meaning(0.9, -1, 1));
    QueryBitSetProducer parents = new QueryBitSetProducer(new TermQuery(PARENT));
    return new ToParentBlockJoinQuery(nested, parents, mode);
  }

  private static float[] scores(IndexSearcher searcher, Query query, int rows, int threshold)
      throws IOException {
    var hits = searcher.search(query, new TopScoreDocCollectorManager(rows, threshold)).scoreDocs;
    float[] scores = new float[hits.length];
    for (int i = 0; i < hits.length; i++) {
      scores[i] = hits[i].score;
    }
    return scores;
  }

  private List<Document> block() {
    List<Document> block = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Document nested = new Document();
      nested.add(new TextField("text", WordToken.stream(words())));
      block.add(nested);
    }
    Document parent = new Document();
    parent.add(new StringField(PARENT.field(), PARENT.text(), Store.NO));
    block.add(parent);
    return block;
  }

  private List<WordToken> words() {
    List<WordToken> words = new ArrayList<>();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      double angle = random.nextDouble() * Math.PI;
      float[] vector = {(float) Math.cos(angle), (float) Math.sin(angle)};
      words.add(
          new WordToken(
              "w" + random.nextInt(4), 1, WordVectorPayload.write(vector, WordIndex.FINGERPRINT)));
    }
    return words;
  }
}
