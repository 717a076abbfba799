// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import com.google.protobuf.ByteString;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.Vectors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models as exporters write them when they are large: the weights in a file of their own. */
class WeightsElsewhereTest {
  private static final int ROWS = 20;
  private static final int LARGE_BYTES = 1 << 16;

  @TempDir Path folder;

  @Test
  void a_table_in_a_file_of_its_own_is_read_from_there() throws IOException {
    TinyOnnx tiny = TinyOnnx.ofRows(ROWS).weightsIn(TinyOnnx.WEIGHTS);
    Path file = Files.write(folder.resolve("model.onnx"), tiny.toBytes());
    Files.write(folder.resolve(TinyOnnx.WEIGHTS), tiny.weights());
    for (Set<GraphRewrite> rewrites : Set.of(Set.<GraphRewrite>of(), GraphRewrite.all())) {
      try (EncoderSession session =
          EncoderSession.open(file, "", Pooling.MEAN, rewrites, Placement.CPU)) {
        assertArrayEquals(tiny.row(7), session.run(new long[] {7, 7, 7}), 1e-6f);
      }
    }
  }

  @Test
  void what_would_have_to_change_such_weights_is_left_alone_and_the_vectors_are_the_same()
      throws IOException {
    Path inOne = RealModels.folder().resolve(RealModels.MINILM_FP32).resolve("model.onnx");
    Path inTwo = folder.resolve("model.onnx");
    Files.write(inTwo, moveWeights(Files.readAllBytes(inOne)).toByteArray());
    long[] text = {101, 1996, 2314, 2924, 102};
    try (EncoderSession whole =
            EncoderSession.open(inOne, "", Pooling.MEAN, Set.of(), Placement.CPU);
        EncoderSession split =
            EncoderSession.open(inTwo, "", Pooling.MEAN, GraphRewrite.all(), Placement.CPU)) {
      // Attention and embeddings would have dropped these inputs.
      assertEquals(Set.of("input_ids", "attention_mask", "token_type_ids"), split.inputs());
      double cosine = Vectors.cosine(whole.run(text), split.run(text));
      assertTrue(cosine > 0.99999, "cosine " + cosine);
    }
  }

  private ModelProto moveWeights(byte[] bytes) throws IOException {
    ModelProto.Builder model = ModelProto.parseFrom(bytes).toBuilder();
    ByteArrayOutputStream weights = new ByteArrayOutputStream();
    for (TensorProto.Builder tensor : model.getGraphBuilder().getInitializerBuilderList()) {
      ByteString values = tensor.getRawData();
      if (values.size() >= LARGE_BYTES) {
        tensor
            .clearRawData()
            .setDataLocation(DataLocation.EXTERNAL)
            .addExternalData(entry("location", TinyOnnx.WEIGHTS))
            .addExternalData(entry("offset", Integer.toString(weights.size())))
            .addExternalData(entry("length", Integer.toString(values.size())));
        values.writeTo(weights);
      }
    }
    Files.write(folder.resolve(TinyOnnx.WEIGHTS), weights.toByteArray());
    return model.build();
  }

  private static StringStringEntryProto entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
  }
}
