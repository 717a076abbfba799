// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.passage.PassageSearch;
import io.sememe.solr.testing.UnitVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.join.BitSetProducer;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * An index of a few segments: documents of few different words, some with vectors, of their own or
 * of nested passages, some without, some deleted.
 */
final class RandomDocuments implements AutoCloseable {
  static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
  private static final String VECTOR = "vector";
  private static final Term ROOT = new Term("kind", "root");
  private static final List<String> WORDS = List.of("tea", "cup", "leaf", "kettle", "steam");
  private static final int DIMENSION = 4;
  private static final int DOCUMENTS = 80;

  final Random random;
  final DirectoryReader reader;
  private final boolean nested;
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final BitSetProducer roots = new QueryBitSetProducer(new TermQuery(ROOT));
  private final Map<String, List<float[]>> vectors = new TreeMap<>();

  /**
   * Makes an index.
   *
   * @param nested whether passages carry the vectors
   */
  RandomDocuments(long seed, boolean nested) throws IOException {
    this.random = new Random(seed);
    this.nested = nested;
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        add(writer, "d" + i);
      }
      for (String id : List.copyOf(vectors.keySet())) {
        delete(writer, id);
      }
    }
    reader = DirectoryReader.open(directory);
  }

  /** Returns the cosine of a document's best vector, -1 when it has none. */
  double cosine(String id, float[] question) {
    return vectors.get(id).stream()
        .mapToDouble(vector -> 2.0 * SIMILARITY.compare(question, vector) - 1)
        .max()
        .orElse(-1);
  }

  /** Returns a query for one to three words and sometimes a phrase, which needs a second look. */
  Query words() {
    BooleanQuery.Builder words = new BooleanQuery.Builder();
    IntStream.rangeClosed(0, random.nextInt(3))
        .forEach(i -> words.add(new TermQuery(new Term("text", word())), Occur.SHOULD));
    if (random.nextInt(3) == 0) {
      words.add(new PhraseQuery("text", word(), word()), Occur.SHOULD);
    }
    return random.nextInt(5) == 0 ? new PhraseQuery("text", word(), word()) : words.build();
  }

  Query nearest(float[] question, int k) {
    return nested
        ? new PassageSearch(VECTOR, question, k, roots).documents(null)
        : new KnnFloatVectorQuery(VECTOR, question, k);
  }

  DocumentVectors vectors(float[] question) {
    return new DocumentVectors(VECTOR, question, nested ? roots : null);
  }

  float[] vector() {
    return UnitVectors.next(random, DIMENSION);
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }

  private void add(IndexWriter writer, String id) throws IOException {
    List<float[]> own =
        IntStream.range(0, random.nextInt(nested ? 4 : 2) * (random.nextInt(5) == 0 ? 0 : 1))
            .mapToObj(i -> vector())
            .toList();
    vectors.put(id, own);
    writer.addDocuments(lucene(id, own));
    if (random.nextInt(15) == 0) {
      writer.commit();
    }
  }

  private void delete(IndexWriter writer, String id) throws IOException {
    if (random.nextInt(5) == 0) {
      vectors.remove(id);
      writer.deleteDocuments(new Term("block", id));
    }
  }

  private List<Document> lucene(String id, List<float[]> own) {
    List<Document> all = new ArrayList<>();
    Document root = new Document();
    root.add(new StringField("id", id, Store.YES));
    root.add(new StringField(ROOT.field(), ROOT.text(), Store.NO));
    root.add(new StringField("topic", random.nextBoolean() ? "x" : "y", Store.NO));
    root.add(new TextField("text", text(), Store.NO));
    for (float[] vector : own) {
      Document carrier = nested ? new Document() : root;
      carrier.add(new KnnFloatVectorField(VECTOR, vector, SIMILARITY));
      if (nested) {
        all.add(carrier);
      }
    }
    all.add(root);
    all.forEach(document -> document.add(new StringField("block", id, Store.NO)));
    return all;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    IntStream.range(0, random.nextInt(12)).forEach(i -> text.append(word()).append(' '));
    return text.toString();
  }

  /** Some words are rarer than others. */
  private String word() {
    return WORDS.get(Math.min(random.nextInt(WORDS.size()), random.nextInt(WORDS.size())));
  }
}
