// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.analysis.WordVectorPayload;
import io.sememe.solr.testing.UnitVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * An index of several segments with deletions, of few different words: most with vectors, some
 * without, some with payloads that are none, some at the position of another. It knows what was put
 * into it.
 */
final class WordIndex implements AutoCloseable {
  static final String FIELD = "text";
  static final String FINGERPRINT = "0123456789abcdef".repeat(2);
  static final WordSpace SPACE = new WordSpace(FIELD, "fake", FINGERPRINT);
  private static final int DIMENSION = 3;
  private static final int WORDS = 8;

  final Random random;
  final IndexSearcher searcher;
  final Map<String, List<WordToken>> documents = new TreeMap<>();
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();

  /** Makes an index of so many documents of up to so many words, and deletes a tenth of them. */
  WordIndex(long seed, int count, int longest) throws IOException {
    this(seed, count, longest, count / 10);
  }

  /** Makes an index of so many documents, of which so many or fewer are deleted. */
  WordIndex(long seed, int count, int longest, int deleted) throws IOException {
    random = new Random(seed);
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < count; i++) {
        add(writer, "d" + i, tokens(1 + random.nextInt(longest)));
        if (random.nextInt(count / 4) == 0) {
          writer.commit();
        }
      }
      for (int i = 0; i < deleted; i++) {
        String id = "d" + random.nextInt(count);
        writer.deleteDocuments(new Term("id", id));
        documents.remove(id);
      }
    }
    searcher = new IndexSearcher(DirectoryReader.open(directory));
    searcher.setQueryCache(null);
  }

  private void add(IndexWriter writer, String id, List<WordToken> tokens) throws IOException {
    documents.put(id, tokens);
    Document document = new Document();
    document.add(new StringField("id", id, Store.YES));
    document.add(new TextField(FIELD, WordToken.stream(tokens)));
    writer.addDocument(document);
  }

  private List<WordToken> tokens(int count) {
    List<WordToken> tokens = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int increment = i == 0 || random.nextInt(8) > 0 ? 1 : random.nextInt(3);
      tokens.add(new WordToken(word(), increment, payload()));
    }
    return tokens;
  }

  private @Nullable BytesRef payload() {
    return switch (random.nextInt(10)) {
      case 0 -> null;
      case 1 -> new BytesRef("of another filter");
      default -> WordVectorPayload.write(vector(), FINGERPRINT);
    };
  }

  /** Returns a word, rather one of the first. */
  String word() {
    return "w" + (int) (WORDS * random.nextDouble() * random.nextDouble());
  }

  float[] vector() {
    return UnitVectors.next(random, DIMENSION);
  }

  /** Returns a word of a query, with one vector, two or none. */
  QueryWord queryWord(String... words) {
    List<float[]> vectors = new ArrayList<>();
    for (int i = random.nextInt(8); i > 0; i /= 3) {
      vectors.add(vector());
    }
    return new QueryWord(terms(words), vectors);
  }

  static List<Term> terms(String... words) {
    return List.of(words).stream().map(word -> new Term(FIELD, word)).toList();
  }

  Meaning meaning() {
    double floor = random.nextDouble() - 0.5;
    return new Meaning(random.nextInt(5) / 4.0, floor, floor + 0.1 + random.nextDouble() / 3);
  }

  /** Returns the hits, best first, when all are scored. */
  List<ScoreDoc> all(Query query) throws IOException {
    return hits(query, documents.size(), Integer.MAX_VALUE);
  }

  /** Returns the first hits, when what cannot compete may be passed over once it is known. */
  List<ScoreDoc> top(Query query, int count) throws IOException {
    return hits(query, count, 1);
  }

  private List<ScoreDoc> hits(Query query, int count, int threshold) throws IOException {
    return List.of(
        searcher.search(query, new TopScoreDocCollectorManager(count, threshold)).scoreDocs);
  }

  /** Returns the score of each document that matches, by id. */
  Map<String, Float> scores(Query query) throws IOException {
    Map<String, Float> scores = new LinkedHashMap<>();
    for (ScoreDoc hit : all(query)) {
      scores.put(searcher.storedFields().document(hit.doc).get("id"), hit.score);
    }
    return scores;
  }

  @Override
  public void close() throws IOException {
    searcher.getIndexReader().close();
    directory.close();
  }
}
