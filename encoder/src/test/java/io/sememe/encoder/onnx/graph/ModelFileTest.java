// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.UnknownFieldSet;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyOnnx;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read against what protobuf itself reads of the whole file. */
class ModelFileTest {
  private static final int LARGE_BYTES = 1 << 16;
  private static final int FLIPS = 3_000;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {RealModels.DEFAULT, RealModels.MINILM, RealModels.MINILM_FP32})
  void a_model_is_read_whole_but_for_its_large_weights_which_lie_where_it_says(String name)
      throws IOException {
    Path file = RealGraph.file(name);
    ModelProto.Builder read = ModelFile.read(file).toBuilder();
    int large = 0;
    for (TensorProto.Builder tensor : read.getGraphBuilder().getInitializerBuilderList()) {
      Optional<ExternalData> data = ExternalData.inModelFile(tensor.build(), file);
      if (data.isPresent()) {
        ByteBuffer values = data.get().read(file);
        assertTrue(values.remaining() >= LARGE_BYTES, tensor.getName());
        tensor.setRawData(ByteString.copyFrom(values)).clearExternalData().clearDataLocation();
        large++;
      }
      assertTrue(data.isPresent() || tensor.getRawData().size() < LARGE_BYTES, tensor.getName());
    }
    assertTrue(large > 30, "large weights: " + large);
    assertEquals(ModelProto.parseFrom(Files.readAllBytes(file)), read.build());
  }

  @Test
  void weights_are_left_in_the_file_from_64_kibibytes_on_and_only_of_types_that_are_known()
      throws IOException {
    assertTrue(isLeft(tensor(TensorProto.DataType.UINT8_VALUE, LARGE_BYTES)));
    assertTrue(isLeft(tensor(TensorProto.DataType.FLOAT16_VALUE, LARGE_BYTES)));
    assertTrue(!isLeft(tensor(TensorProto.DataType.UINT8_VALUE, LARGE_BYTES - 1)));
    assertTrue(!isLeft(tensor(TensorProto.DataType.INT64_VALUE, LARGE_BYTES)));
    assertTrue(!isLeft(tensor(TensorProto.DataType.DOUBLE_VALUE, LARGE_BYTES)));
  }

  @Test
  void a_file_that_was_cut_off_is_refused_wherever_protobuf_refuses_it() throws IOException {
    byte[] whole = tiny();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertEquals(reference(cut), read(cut), "cut off after " + length);
    }
  }

  @Test
  void a_file_with_a_wrong_byte_is_refused_or_read_as_protobuf_reads_it() throws IOException {
    Random random = new Random(5);
    byte[] whole = tiny();
    for (int i = 0; i < FLIPS; i++) {
      byte[] wrong = whole.clone();
      wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
      Optional<ModelProto> read = read(wrong);
      if (read.isPresent()) {
        assertEquals(reference(wrong), read);
      }
    }
  }

  @Test
  void random_bytes_and_nothing_are_no_model() throws IOException {
    assertEquals(Optional.empty(), read(new byte[0]));
    for (int seed = 0; seed < 300; seed++) {
      byte[] bytes = new byte[seed * 10];
      new Random(seed).nextBytes(bytes);
      assertEquals(Optional.empty(), read(bytes), "seed " + seed);
    }
  }

  @Test
  void a_length_beyond_the_end_is_refused_without_the_memory_it_asks_for() throws IOException {
    // A graph, a tensor in it, its raw data: each says that it has 2 GB - 1.
    int[] bytes = {
      0x3a, 0xff, 0xff, 0xff, 0xff, 0x07, 0x2a, 0xff, 0xff, 0xff, 0xff, 0x07, 0x10, 0x01, 0x4a,
      0xff, 0xff, 0xff, 0xff, 0x07, 1, 2, 3
    };
    byte[] file = new byte[bytes.length];
    for (int i = 0; i < file.length; i++) {
      file[i] = (byte) bytes[i];
    }
    assertEquals(Optional.empty(), read(file));
  }

  @Test
  void groups_which_no_model_has_are_refused() {
    UnknownFieldSet group =
        UnknownFieldSet.newBuilder()
            .addField(
                99,
                UnknownFieldSet.Field.newBuilder()
                    .addGroup(UnknownFieldSet.getDefaultInstance())
                    .build())
            .build();
    byte[] bytes =
        ModelProto.newBuilder()
            .setGraph(GraphProto.newBuilder().setUnknownFields(group))
            .build()
            .toByteArray();
    InvalidProtocolBufferException e =
        assertThrows(
            InvalidProtocolBufferException.class,
            () -> ModelFile.read(Files.write(folder.resolve("model.onnx"), bytes)));
    assertTrue(e.getMessage().contains("field 99"), e.getMessage());
  }

  @Test
  void fields_of_a_later_version_survive_at_every_depth() throws IOException {
    UnknownFieldSet fields =
        UnknownFieldSet.newBuilder()
            .addField(
                1_000,
                UnknownFieldSet.Field.newBuilder()
                    .addVarint(-1)
                    .addFixed32(7)
                    .addFixed64(8)
                    .addLengthDelimited(ByteString.copyFromUtf8("later"))
                    .build())
            .build();
    TensorProto tensor =
        tensor(TensorProto.DataType.FLOAT_VALUE, 8).toBuilder().setUnknownFields(fields).build();
    ModelProto model =
        ModelProto.newBuilder()
            .setUnknownFields(fields)
            .setGraph(GraphProto.newBuilder().setUnknownFields(fields).addInitializer(tensor))
            .build();
    assertEquals(Optional.of(model), read(model.toByteArray()));
  }

  private boolean isLeft(TensorProto tensor) throws IOException {
    GraphProto graph = GraphProto.newBuilder().addInitializer(tensor).build();
    byte[] bytes = ModelProto.newBuilder().setGraph(graph).build().toByteArray();
    TensorProto read = read(bytes).orElseThrow().getGraph().getInitializer(0);
    Path file = folder.resolve("model.onnx");
    Optional<ExternalData> data = ExternalData.inModelFile(read, file);
    if (data.isPresent()) {
      assertEquals(tensor.getRawData(), ByteString.copyFrom(data.get().read(file)));
    }
    return data.isPresent();
  }

  private static TensorProto tensor(int type, int length) {
    byte[] values = new byte[length];
    new Random(length).nextBytes(values);
    return Weights.tensor(type, values, length).setName("weights").build();
  }

  private static byte[] tiny() {
    return TinyOnnx.ofRows(4).positions(3).toBytes();
  }

  private Optional<ModelProto> read(byte[] bytes) throws IOException {
    try {
      return Optional.of(ModelFile.read(Files.write(folder.resolve("model.onnx"), bytes)));
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }

  private static Optional<ModelProto> reference(byte[] bytes) {
    try {
      return Optional.of(ModelProto.parseFrom(bytes)).filter(ModelProto::hasGraph);
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
