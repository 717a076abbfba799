// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.sun.management.ThreadMXBean;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.testing.TinyModels;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelBoundsTest {
  private static final int WEIGHTS = 2_000_000_000;

  @TempDir Path folder;

  // The file has a hole in the place of its weights: it takes no room on the disk.
  @Test
  void weights_of_two_gigabytes_are_passed_over() throws IOException {
    Path file = holding(TensorProto.DataType.FLOAT_VALUE);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = thread.getCurrentThreadAllocatedBytes();
    ModelBounds.require(file);
    long allocated = thread.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1 << 20, allocated + " bytes");
  }

  @Test
  void what_would_be_read_is_refused_before_it_is() throws IOException {
    Path file = holding(TensorProto.DataType.INT64_VALUE);
    EncoderException e = assertThrows(EncoderException.class, () -> ModelBounds.require(file));
    assertTrue(e.getMessage().contains("more than 134217728 bytes beside its weights"));
  }

  // The type of the elements as if it were bytes: what follows would look like weights of floats.
  @Test
  void what_is_disguised_as_weights_is_looked_at() throws IOException {
    int otherField = 1 << 14;
    byte[] tensor =
        written(
            out -> {
              out.writeByteArray(TensorProto.DATA_TYPE_FIELD_NUMBER, new byte[] {0x4a});
              out.writeByteArray(otherField, new byte[otherField << 3]);
            });
    byte[] graph = written(out -> out.writeByteArray(GraphProto.INITIALIZER_FIELD_NUMBER, tensor));
    byte[] model = written(out -> out.writeByteArray(ModelProto.GRAPH_FIELD_NUMBER, graph));
    Path file = Files.write(folder.resolve("model.onnx"), model);
    InvalidProtocolBufferException e =
        assertThrows(InvalidProtocolBufferException.class, () -> ModelBounds.require(file));
    assertTrue(e.getMessage().contains("a tensor has no field 16384"), e.getMessage());
  }

  /** Writes a message. */
  @FunctionalInterface
  private interface Fields {
    void to(CodedOutputStream out) throws IOException;
  }

  private static byte[] written(Fields fields) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    fields.to(out);
    out.flush();
    return bytes.toByteArray();
  }

  @Test
  void a_file_that_was_cut_off_is_refused() throws IOException {
    byte[] whole = TinyModels.encoder().toBytes();
    int accepted = 0;
    for (int length = 1; length < whole.length; length++) {
      accepted += passes(Arrays.copyOf(whole, length)) ? 1 : 0;
    }
    // Between two fields of the model itself: after the version, the producer, the operators.
    assertTrue(accepted <= 3, "accepted: " + accepted);
  }

  @Test
  void whatever_the_bytes_are_it_ends() throws IOException {
    byte[] whole = TinyModels.encoder().toBytes();
    int refused = 0;
    for (int seed = 0; seed < 1_000; seed++) {
      byte[] bytes = whole.clone();
      new Random(seed).ints(3, 0, bytes.length).forEach(at -> bytes[at] ^= (byte) (1 << at % 8));
      refused += passes(bytes) ? 0 : 1;
    }
    assertTrue(refused > 0, "none refused");
  }

  private boolean passes(byte[] bytes) throws IOException {
    try {
      ModelBounds.require(Files.write(folder.resolve("model.onnx"), bytes));
      return true;
    } catch (InvalidProtocolBufferException e) {
      return false;
    } catch (EncoderException e) {
      assertEquals(EncoderException.Kind.FAILED, e.kind());
      return false;
    }
  }

  private Path holding(int type) throws IOException {
    ByteArrayOutputStream tensor = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(tensor);
    out.writeInt32(TensorProto.DATA_TYPE_FIELD_NUMBER, type);
    out.writeTag(TensorProto.RAW_DATA_FIELD_NUMBER, 2);
    out.writeUInt32NoTag(WEIGHTS);
    out.flush();
    byte[] graph = opened(GraphProto.INITIALIZER_FIELD_NUMBER, tensor.toByteArray());
    byte[] start = opened(ModelProto.GRAPH_FIELD_NUMBER, graph);
    Path path = Files.write(folder.resolve("large.onnx"), start);
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength((long) start.length + WEIGHTS);
    }
    return path;
  }

  private static byte[] opened(int field, byte[] start) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(bytes);
    out.writeTag(field, 2);
    out.writeUInt32NoTag(start.length + WEIGHTS);
    out.writeRawBytes(start);
    out.flush();
    return bytes.toByteArray();
  }
}
