// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.LongBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A BERT on plain ONNX Runtime that shows what it computes on its way: the graph is the file's, and
 * only the list of its outputs is another one, in memory.
 */
public final class ShownValues implements AutoCloseable {
  /**
   * What a run shows.
   *
   * @param states the embeddings and what comes out of each layer, each [texts][tokens][width]
   * @param attention the softmax of each layer, [texts][heads][tokens][tokens]
   */
  public record Shown(List<float[][][]> states, List<float[][][][]> attention) {}

  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final List<String> states;
  private final List<String> attention;
  private final OrtSession session;

  public ShownValues(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      ModelProto model = ModelProto.parseFrom(in);
      GraphProto.Builder graph = model.getGraph().toBuilder().clearOutput();
      states =
          graph.getNodeList().stream()
              .filter(ShownValues::endsLayer)
              .map(ShownValues::made)
              .toList();
      attention =
          graph.getNodeList().stream()
              .filter(node -> node.getOpType().equals("Softmax"))
              .map(ShownValues::made)
              .toList();
      states.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
      attention.forEach(name -> graph.addOutput(ValueInfoProto.newBuilder().setName(name)));
      byte[] shown = model.toBuilder().setGraph(graph).build().toByteArray();
      session = environment.createSession(shown, new OrtSession.SessionOptions());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  // The last that is done to a state is that a learnt shift is added to it.
  private static boolean endsLayer(NodeProto node) {
    return node.getInputList().stream()
        .anyMatch(
            name ->
                name.equals("embeddings.LayerNorm.bias")
                    || name.matches("encoder\\.layer\\.\\d+\\.output\\.LayerNorm\\.bias"));
  }

  private static String made(NodeProto node) {
    return node.getOutput(0);
  }

  /** Runs texts of one length together; each argument is [texts][tokens]. */
  public Shown run(long[][] ids, long[][] types, long[][] mask) {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      inputs.put("input_ids", tensor(ids));
      inputs.put("token_type_ids", tensor(types));
      inputs.put("attention_mask", tensor(mask));
      try (OrtSession.Result result = session.run(inputs)) {
        return new Shown(
            states.stream().map(name -> (float[][][]) value(result, name)).toList(),
            attention.stream().map(name -> (float[][][][]) value(result, name)).toList());
      }
    } catch (OrtException e) {
      throw new AssertionError(e);
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(long[][] rows) throws OrtException {
    LongBuffer values =
        LongBuffer.wrap(Arrays.stream(rows).flatMapToLong(Arrays::stream).toArray());
    return OnnxTensor.createTensor(environment, values, new long[] {rows.length, rows[0].length});
  }

  private static Object value(OrtSession.Result result, String name) {
    OnnxValue value = result.get(name).orElseThrow();
    try {
      return value.getValue();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new AssertionError(e);
    }
  }
}
