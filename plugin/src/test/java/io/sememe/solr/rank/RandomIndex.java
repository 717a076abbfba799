// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.StrField;

/**
 * An index of several segments with deletions, large enough for Lucene to pass over blocks of
 * documents that cannot compete.
 */
final class RandomIndex implements AutoCloseable {
  static final SchemaField ID = new SchemaField("id", new StrField());
  private static final int DOCUMENTS = 3000;
  private static final int WORDS = 12;

  final Random random;
  final IndexSearcher searcher;
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  RandomIndex(long seed) throws IOException {
    random = new Random(seed);
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        writer.addDocument(document("d" + i));
        if (random.nextInt(700) == 0) {
          writer.commit();
        }
      }
      for (int i = 0; i < DOCUMENTS / 10; i++) {
        writer.deleteDocuments(new Term("id", "d" + random.nextInt(DOCUMENTS)));
      }
    }
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
  }

  /** Returns a search for any of some words, rare and frequent ones. */
  Query words() {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      query.add(new TermQuery(new Term("text", word())), Occur.SHOULD);
    }
    return query.build();
  }

  /** Returns the hits, best first, when all are scored. */
  List<ScoreDoc> all(Query query) throws IOException {
    return hits(query, DOCUMENTS, Integer.MAX_VALUE);
  }

  /** Returns the first hits when what cannot compete may be passed over. */
  List<ScoreDoc> top(Query query, int count) throws IOException {
    return hits(query, count, 1);
  }

  private List<ScoreDoc> hits(Query query, int count, int threshold) throws IOException {
    return List.of(
        searcher.search(query, new TopScoreDocCollectorManager(count, threshold)).scoreDocs);
  }

  String id(int document) throws IOException {
    return searcher.storedFields().document(document).get("id");
  }

  List<String> ids(List<ScoreDoc> hits) throws IOException {
    List<String> ids = new ArrayList<>();
    for (ScoreDoc hit : hits) {
      ids.add(id(hit.doc));
    }
    return ids;
  }

  /** Returns a ranking of some of the hits in a new order, with scores above all of theirs. */
  Ranking ranking(List<ScoreDoc> hits) throws IOException {
    List<ScoreDoc> chosen = new ArrayList<>(hits);
    Collections.shuffle(chosen, random);
    int count = Math.min(chosen.size(), random.nextInt(40));
    TopPlaces places = new TopPlaces(hits.isEmpty() ? 0 : hits.get(0).score, 1);
    for (ScoreDoc hit : chosen.subList(0, count)) {
      double relevance = random.nextDouble();
      places.add(id(hit.doc), hit.score, relevance, (float) relevance);
    }
    return places.ranking();
  }

  @Override
  public void close() throws IOException {
    searcher.getIndexReader().close();
    directory.close();
  }

  private String word() {
    return "w" + (int) (WORDS * random.nextDouble() * random.nextDouble());
  }

  private Document document(String id) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      text.append(word()).append(' ');
    }
    Document document = new Document();
    document.add(new StringField("id", id, Store.YES));
    document.add(new SortedDocValuesField("id", new BytesRef(id)));
    document.add(new TextField("text", text.toString(), Store.NO));
    document.add(new StringField("half", random.nextBoolean() ? "x" : "y", Store.NO));
    return document;
  }
}
