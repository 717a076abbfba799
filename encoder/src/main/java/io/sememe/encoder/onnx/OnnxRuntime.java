// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import ai.onnxruntime.OrtSession.SessionOptions.OptLevel;
import ai.onnxruntime.TensorInfo;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.CudaSettings;
import io.sememe.encoder.onnx.graph.AttentionGraph;
import io.sememe.encoder.onnx.graph.EditedModel;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The process-wide native environment and how sessions are opened in it. Thread-safe. */
final class OnnxRuntime {
  /** Where a graph that is handed over in memory has its external data. */
  private static final String WEIGHTS_FOLDER =
      "session.model_external_initializers_file_folder_path";

  private static @Nullable String failure;
  private static boolean started;

  private OnnxRuntime() {}

  static synchronized OrtEnvironment environment() {
    if (failure != null) {
      // Java tells the reason only the first time that a class cannot be initialised.
      throw new EncoderException(Kind.FAILED, failure);
    }
    return NativeRoot.loading(OnnxRuntime::start);
  }

  private static OrtEnvironment start() {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      environment.setTelemetry(false);
      if (!started) {
        LastingEnvironment.hold();
        started = true;
      }
      return environment;
    } catch (LinkageError | SecurityException e) {
      EncoderException failed = EncoderException.ofNativeLibrary("ONNX Runtime", e);
      failure = failed.getMessage();
      throw failed;
    } catch (OrtException e) {
      throw new EncoderException(
          Kind.FAILED, "ONNX Runtime cannot be started: " + OrtMessage.of(e), e);
    }
  }

  /**
   * Opens a session.
   *
   * @param model the edited graph
   * @param path the file that its large weights lie in
   * @param device what it computes on
   * @param cuda how it uses the device, if that is a GPU
   */
  static OpenedSession open(
      OrtEnvironment environment, EditedModel model, Path path, Device device, CudaSettings cuda)
      throws OrtException {
    try (SessionOptions options = newOptions()) {
      if (device.gpu().isPresent()) {
        CudaOptions.add(options, device.gpu().getAsInt(), cuda);
      }
      // A GPU has copies of its own, and takes none that lie in this memory.
      Map<String, EditedModel.Table> kept = device.gpu().isPresent() ? Map.of() : model.tables();
      return open(environment, model.bytes(), kept, path, options);
    }
  }

  /**
   * Opens a session for attention, on the CPU.
   *
   * @param path the file that the large weights of the graph lie in
   */
  static OpenedSession open(OrtEnvironment environment, AttentionGraph graph, Path path)
      throws OrtException {
    try (SessionOptions options = newOptions()) {
      return open(environment, graph.bytes(), graph.tables(), path, options);
    }
  }

  private static OpenedSession open(
      OrtEnvironment environment,
      ByteBuffer graph,
      Map<String, EditedModel.Table> kept,
      Path path,
      SessionOptions options)
      throws OrtException {
    List<OnnxTensor> tables = new ArrayList<>();
    try {
      options.addConfigEntry(WEIGHTS_FOLDER, String.valueOf(path.getParent()));
      for (Map.Entry<String, EditedModel.Table> table : kept.entrySet()) {
        OnnxTensor tensor = tensor(environment, table.getValue());
        tables.add(tensor);
        options.addInitializer(table.getKey(), tensor);
      }
      return new OpenedSession(session(environment, graph, options), tables);
    } catch (OrtException e) {
      tables.forEach(OnnxTensor::close);
      throw e;
    }
  }

  @SuppressWarnings("ByteBufferBackingArray") // The whole array is the graph, or there is none.
  private static OrtSession session(
      OrtEnvironment environment, ByteBuffer graph, SessionOptions options) throws OrtException {
    return graph.hasArray()
        ? environment.createSession(graph.array(), options)
        : environment.createSession(graph, options);
  }

  /** Opens a session of a graph that has no weights. */
  static OrtSession open(OrtEnvironment environment, byte[] graph) throws OrtException {
    try (SessionOptions options = newOptions()) {
      return environment.createSession(graph, options);
    }
  }

  private static OnnxTensor tensor(OrtEnvironment environment, EditedModel.Table table)
      throws OrtException {
    return switch (table.type()) {
      case FLOAT -> create(environment, table, OnnxJavaType.FLOAT);
      case UINT8 -> create(environment, table, OnnxJavaType.UINT8);
      case INT8 -> create(environment, table, OnnxJavaType.INT8);
      case FLOAT16 -> create(environment, table, OnnxJavaType.FLOAT16);
    };
  }

  private static OnnxTensor create(
      OrtEnvironment environment, EditedModel.Table table, OnnxJavaType type) throws OrtException {
    return OnnxTensor.createTensor(environment, table.values(), table.dimensions(), type);
  }

  /**
   * Returns the length of the rows that a session gives.
   *
   * @param model what the session was opened from
   * @throws EncoderException FAILED when the length depends on the text
   */
  static int width(OrtSession session, EditedModel model) throws OrtException {
    NodeInfo info = session.getOutputInfo().get(EditedModel.OUTPUT);
    long[] shape =
        info != null && info.getInfo() instanceof TensorInfo tensor
            ? tensor.getShape()
            : new long[0];
    int last = model.rows().rank() - 1;
    if (shape.length != last + 1 || shape[last] < 1) {
      throw new EncoderException(
          Kind.FAILED,
          "not a text encoder: the length of output '" + model.source() + "' is not fixed");
    }
    return (int) shape[last];
  }

  /**
   * Returns the options of every session: one thread per run that never spins (parallel callers
   * beat parallel operators, and a spinning thread halves the speed of its neighbours). The arena
   * is on: without it the system takes memory back after each operator and hands it out anew, page
   * by page, which was seen to cost seven eighths of the time. It keeps the memory of the largest
   * text times the callers, which the token limit bounds.
   */
  private static SessionOptions newOptions() throws OrtException {
    SessionOptions options = new SessionOptions();
    try {
      options.setOptimizationLevel(OptLevel.ALL_OPT);
      options.setExecutionMode(ExecutionMode.SEQUENTIAL);
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      options.setCPUArenaAllocator(true);
      options.setMemoryPatternOptimization(false);
      return options;
    } catch (OrtException e) {
      options.close();
      throw e;
    }
  }
}
