// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.nearest;

import io.sememe.solr.testing.UnitVectors;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.ByteBuffersDirectory;

/** An index of four segments: documents with vectors and without, some of them deleted. */
final class RandomVectors implements AutoCloseable {
  static final String FIELD = "vector";
  private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
  private static final int DIMENSION = 8;
  private static final int SEGMENTS = 4;
  private static final int DOCUMENTS_EACH = 60;

  final Random random;
  final DirectoryReader reader;
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Map<String, float[]> vectors = new TreeMap<>();
  private final Set<String> ofTopicX = new HashSet<>();

  RandomVectors(long seed) throws IOException {
    random = new Random(seed);
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < SEGMENTS * DOCUMENTS_EACH; i++) {
        add(writer, "d" + i);
        if (i % DOCUMENTS_EACH == DOCUMENTS_EACH - 1) {
          writer.commit();
        }
      }
      for (String id : List.copyOf(vectors.keySet())) {
        delete(writer, id);
      }
    }
    reader = DirectoryReader.open(directory);
  }

  boolean isOfTopicX(String id) {
    return ofTopicX.contains(id);
  }

  /** Returns the ids of the k nearest, nearest first, by comparing everything. */
  List<String> nearest(float[] question, int k, Predicate<String> filter) {
    return vectors.keySet().stream()
        .filter(filter)
        .sorted(
            Comparator.comparing((String id) -> SIMILARITY.compare(question, vectors.get(id)))
                .reversed())
        .limit(k)
        .toList();
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
    Document document = new Document();
    document.add(new StringField("id", id, Store.YES));
    if (random.nextInt(3) == 0) {
      ofTopicX.add(id);
      document.add(new StringField("topic", "x", Store.NO));
    }
    if (random.nextInt(5) > 0) {
      vectors.put(id, vector());
      document.add(new KnnFloatVectorField(FIELD, vectors.get(id), SIMILARITY));
    }
    writer.addDocument(document);
  }

  private void delete(IndexWriter writer, String id) throws IOException {
    if (random.nextInt(5) == 0) {
      vectors.remove(id);
      writer.deleteDocuments(new Term("id", id));
    }
  }
}
