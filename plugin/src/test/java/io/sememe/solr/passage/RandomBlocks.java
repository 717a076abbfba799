// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import io.sememe.solr.testing.UnitVectors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;

/**
 * An index of a few segments as Solr makes it: documents behind what is nested in them, some with
 * passages, some with nested documents that have no vector, some with neither, some deleted.
 */
final class RandomBlocks implements AutoCloseable {
  static final String VECTOR = "vector";
  static final Query ROOTS = Blocks.allBut(new FieldExistsQuery("_nest_path_"));
  static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
  private static final int DIMENSION = 4;
  private static final int DOCUMENTS = 30;
  private static final int PASSAGES = 5;

  final Random random;
  final DirectoryReader reader;
  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final Map<String, Block> live = new TreeMap<>();

  RandomBlocks(long seed) throws IOException {
    random = new Random(seed);
    IndexWriterConfig config = new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE);
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (int i = 0; i < DOCUMENTS; i++) {
        add(writer, "d" + i);
      }
      for (String id : List.copyOf(live.keySet())) {
        delete(writer, id);
      }
    }
    reader = DirectoryReader.open(directory);
  }

  /** Returns the documents that are not deleted, by id. */
  Collection<Block> live() {
    return live.values();
  }

  /** Returns the ids of the k documents with the best passages, best first. */
  List<String> bruteForce(float[] question, int k, Predicate<Block> filter) {
    return live.values().stream()
        .filter(block -> !block.passages().isEmpty() && filter.test(block))
        .sorted(Comparator.comparing((Block block) -> block.score(question)).reversed())
        .limit(k)
        .map(Block::id)
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
    List<float[]> passages =
        IntStream.range(0, random.nextInt(PASSAGES)).mapToObj(i -> vector()).toList();
    Block block = new Block(id, random.nextBoolean() ? "x" : "y", passages);
    live.put(id, block);
    writer.addDocuments(lucene(block));
    if (random.nextInt(6) == 0) {
      writer.commit();
    }
  }

  private void delete(IndexWriter writer, String id) throws IOException {
    if (random.nextInt(5) == 0) {
      live.remove(id);
      writer.deleteDocuments(new Term("_root_", id));
    }
  }

  private List<Document> lucene(Block block) {
    List<Document> all = new ArrayList<>();
    block.passages().forEach(vector -> all.add(nested("/vector_passages", vector)));
    if (random.nextInt(3) == 0) {
      all.add(random.nextInt(all.size() + 1), nested("/notes", null));
    }
    Document root = new Document();
    root.add(new StringField("id", block.id(), Store.YES));
    root.add(new StringField("topic", block.topic(), Store.NO));
    if (random.nextInt(5) == 0) {
      root.add(new KnnFloatVectorField(VECTOR, vector(), SIMILARITY));
    }
    all.add(root);
    all.forEach(document -> document.add(new StringField("_root_", block.id(), Store.NO)));
    return all;
  }

  private static Document nested(String path, float[] vector) {
    Document nested = new Document();
    nested.add(new SortedDocValuesField("_nest_path_", new BytesRef(path)));
    if (vector != null) {
      nested.add(new KnnFloatVectorField(VECTOR, vector, SIMILARITY));
    }
    return nested;
  }

  /** A document and its passages' vectors. */
  record Block(String id, String topic, List<float[]> passages) {

    /** Returns the scores of the passages, best first. */
    List<Float> scores(float[] question) {
      return passages.stream()
          .map(passage -> SIMILARITY.compare(question, passage))
          .sorted(Comparator.reverseOrder())
          .toList();
    }

    float score(float[] question) {
      return scores(question).get(0);
    }
  }
}
