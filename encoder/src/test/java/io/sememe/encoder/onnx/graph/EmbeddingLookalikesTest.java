// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static io.sememe.encoder.onnx.graph.Disturbances.isNeeded;
import static io.sememe.encoder.onnx.graph.Disturbances.longs;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sums of embeddings that are not words, one segment and positions from 0 on. */
class EmbeddingLookalikesTest {
  private static final String EMBED = "/embeddings/";
  private static final String EMBEDDINGS = "/embeddings/LayerNorm/Add_1_output_0";

  private static Disturbances embeddings() {
    Disturbances all = new Disturbances();
    all.put("positions from 2", g -> g.constant(EMBED + "Constant_1_output_0", longs(2)));
    all.put("every other position", g -> g.constant(EMBED + "Constant_3_output_0", longs(2)));
    all.put("positions of another axis", g -> g.constant(EMBED + "Constant_2_output_0", longs(0)));
    all.put(
        "positions that count from 1",
        g ->
            g.tensor("counted", Weights.longs(LongStream.range(1, 513).toArray(), 1, 512))
                .input(EMBED + "Slice_output_0", 0, "counted"));
    all.put(
        "positions in two rows",
        g ->
            g.tensor("counted", Weights.longs(LongStream.range(0, 512).toArray(), 2, 256))
                .input(EMBED + "Slice_output_0", 0, "counted"));
    all.put("positions from the text", g -> g.input(EMBED + "Slice_output_0", 0, "token_type_ids"));
    all.put(
        "token types from elsewhere",
        g -> g.input(EMBED + "token_type_embeddings/Gather_output_0", 1, "input_ids"));
    all.put(
        "token types that the graph holds itself",
        g -> g.tensor("token_type_ids", Weights.longs(new long[] {1}, 1, 1)));
    all.put(
        "token types as columns",
        g -> g.attribute(EMBED + "token_type_embeddings/Gather_output_0", axis(1)));
    all.put(
        "a table of another width",
        g ->
            g.tensor("types", Weights.floats(new float[24], 2, 12))
                .input(EMBED + "token_type_embeddings/Gather_output_0", 0, "types"));
    all.put(
        "a table with more shape than values",
        g ->
            g.tensor("types", Weights.floats(new float[24], 1L << 40, 384))
                .input(EMBED + "token_type_embeddings/Gather_output_0", 0, "types"));
    return all;
  }

  @TestFactory
  List<DynamicTest> embeddings_that_only_look_alike_are_left_alone() {
    return embeddings().tests(new OneSegmentEmbeddings(), EMBEDDINGS);
  }

  @Test
  void undisturbed_it_is_rewritten() {
    assertTrue(isNeeded(RealGraph.minilm().graph(), EMBEDDINGS));
    assertFalse(isNeeded(RealGraph.minilm().after(new OneSegmentEmbeddings()), EMBEDDINGS));
  }

  private static AttributeProto axis(long axis) {
    return Attributes.of("axis", axis);
  }
}
