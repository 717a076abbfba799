// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DeviceChoice;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.process.ChildProcess;
import io.sememe.encoder.process.ClassSources;
import io.sememe.encoder.process.JavaCommand;
import io.sememe.encoder.process.ProcessBounds;
import io.sememe.encoder.process.ProcessEnd;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs processes that try models. Thread-safe; closing ends those that run. */
final class Trials implements AutoCloseable {
  /**
   * A class of each jar that a model is loaded with, by name: rooms of this module alone may know
   * some of them.
   */
  private static final List<String> LIBRARIES =
      List.of(
          Trials.class.getName(),
          "ai.onnxruntime.OrtEnvironment",
          "ai.djl.huggingface.tokenizers.jni.LibUtils",
          "ai.djl.util.Utils",
          "com.google.gson.Gson",
          "com.fasterxml.jackson.databind.ObjectMapper",
          "com.fasterxml.jackson.core.JsonFactory",
          "com.fasterxml.jackson.annotation.JsonProperty",
          "org.slf4j.LoggerFactory",
          "ai.onnx.proto.OnnxMl",
          "com.google.protobuf.Message");

  /** Where an administrator says that native libraries lie. */
  private static final List<String> FORWARDED = List.of("onnxruntime.native.", "sememe.cuda.path");

  private final EncoderSettings settings;
  private final TrialBounds bounds;
  private final Class<?> main;
  private final Set<ChildProcess> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /**
   * Creates.
   *
   * @param main the program, which is told a {@link TrialFolder}
   */
  Trials(EncoderSettings settings, TrialBounds bounds, Class<?> main) {
    this.settings = settings;
    this.bounds = bounds;
    this.main = main;
  }

  static Trials of(EncoderSettings settings) {
    return new Trials(settings, TrialBounds.USUAL, TrialMain.class);
  }

  /**
   * Tries a model.
   *
   * @param bytes how much memory outside the Java heap it may take, if the machine has that
   * @return what became of it
   */
  TrialOutcome run(ModelDescriptor descriptor, long bytes) {
    TrialBounds allowed = mayRunOnGpu(descriptor) ? bounds.onGpu() : bounds;
    ModelFolder model = descriptor.folder();
    ProcessBounds within = allowed.of(Math.min(bytes, MemoryGuard.usual()));
    try (TrialFolder folder = TrialFolder.create()) {
      folder.ask(TrialRequest.of(settings, model.name()));
      ChildProcess process = ChildProcess.start(command(folder, allowed));
      return TrialOutcome.of(folder, await(process, within), within);
    } catch (IOException | SecurityException e) {
      return TrialOutcome.notStarted(EncoderException.withoutFolders(e.toString()));
    }
  }

  private ProcessEnd await(ChildProcess process, ProcessBounds within) {
    running.add(process);
    try {
      if (closed) {
        process.cancel();
      }
      return process.await(within);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EncoderException(Kind.TIMEOUT, "interrupted while it was tried", e);
    } finally {
      running.remove(process);
    }
  }

  private JavaCommand command(TrialFolder folder, TrialBounds allowed) {
    List<Path> classPath = ClassSources.of(main, LIBRARIES);
    List<String> options = new ArrayList<>(allowed.options());
    System.getProperties().stringPropertyNames().stream()
        .filter(name -> FORWARDED.stream().anyMatch(name::startsWith))
        .forEach(name -> options.add("-D" + name + "=" + System.getProperty(name)));
    return new JavaCommand(
        main.getName(), classPath, options, folder.path(), List.of(folder.path().toString()));
  }

  private boolean mayRunOnGpu(ModelDescriptor descriptor) {
    return descriptor
        .devices()
        .choice()
        .or(() -> DeviceChoice.ofLabel(settings.device()))
        .filter(choice -> choice.kind() != DeviceChoice.Kind.CPU)
        .isPresent();
  }

  /** Ends the processes that run, and those that begin. */
  @Override
  public void close() {
    closed = true;
    running.forEach(ChildProcess::cancel);
  }
}
