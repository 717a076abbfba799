// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.join.QueryBitSetProducer;
import org.apache.lucene.util.BitSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class PassageScorerTest {

  static IntStream seeds() {
    return IntStream.range(0, 50);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void the_passages_of_each_document_come_best_first(int seed) throws IOException {
    try (RandomBlocks blocks = new RandomBlocks(seed)) {
      float[] question = blocks.vector();
      int count = 1 + blocks.random.nextInt(3);
      Map<String, List<Float>> expected = new TreeMap<>();
      blocks
          .live()
          .forEach(
              block ->
                  expected.put(block.id(), block.scores(question).stream().limit(count).toList()));
      assertEquals(expected, scored(blocks, question, count));
    }
  }

  @Test
  void of_equal_passages_the_first_one_wins() {
    ScoredPassage first = new ScoredPassage(1, 0.5f);
    ScoredPassage second = new ScoredPassage(2, 0.5f);
    ScoredPassage better = new ScoredPassage(3, 0.6f);
    List<ScoredPassage> sorted =
        List.of(second, better, first).stream().sorted(ScoredPassage.BEST_FIRST).toList();
    assertEquals(List.of(better, first, second), sorted);
  }

  @Test
  void a_field_without_vectors_has_no_passages() throws IOException {
    try (RandomBlocks blocks = new RandomBlocks(1)) {
      PassageScorer scorer = new PassageScorer("absent", blocks.vector());
      LeafReaderContext segment = blocks.reader.leaves().get(0);
      assertEquals(List.of(), scorer.best(segment.reader(), 0, segment.reader().maxDoc(), 3));
    }
  }

  private static Map<String, List<Float>> scored(RandomBlocks blocks, float[] question, int count)
      throws IOException {
    PassageScorer scorer = new PassageScorer(RandomBlocks.VECTOR, question);
    Map<String, List<Float>> all = new TreeMap<>();
    for (LeafReaderContext segment : blocks.reader.leaves()) {
      BitSet roots = new QueryBitSetProducer(RandomBlocks.ROOTS).getBitSet(segment);
      int from = 0;
      for (int id = 0; id < segment.reader().maxDoc(); id++) {
        if (roots.get(id)) {
          if (segment.reader().getLiveDocs() == null || segment.reader().getLiveDocs().get(id)) {
            all.put(
                segment.reader().storedFields().document(id).get("id"),
                scores(scorer.best(segment.reader(), from, id, count)));
          }
          from = id + 1;
        }
      }
    }
    return all;
  }

  private static List<Float> scores(List<ScoredPassage> passages) {
    return passages.stream().map(ScoredPassage::score).collect(Collectors.toList());
  }
}
