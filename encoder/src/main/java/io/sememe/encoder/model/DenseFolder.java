// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.encoder.EncoderException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads a Dense module of sentence-transformers: a folder such as {@code 2_Dense} with {@code
 * config.json} and {@code model.safetensors}.
 */
public final class DenseFolder {
  private static final String WEIGHTS = "linear.weight";
  private static final String BIAS = "linear.bias";
  private static final String EMBEDDING = "sentence_embedding";

  private final ModelFolder folder;
  private final String module;

  private DenseFolder(ModelFolder folder, String module) {
    this.folder = folder;
    this.module = module;
  }

  /**
   * Reads.
   *
   * @param module the module's folder, relative to the model's
   * @throws EncoderException FAILED when something is missing, malformed or not known
   */
  public static DenseLayer read(ModelFolder folder, String module) {
    return new DenseFolder(folder, module).read();
  }

  /** Returns the files of a module that change vectors. */
  static List<String> files(String module) {
    return List.of(config(module), weights(module));
  }

  private static String config(String module) {
    return module + "/config.json";
  }

  private static String weights(String module) {
    return module + "/model.safetensors";
  }

  private DenseLayer read() {
    JsonNode config =
        FolderJson.read(folder, config(module))
            .orElseThrow(() -> folder.failed("file '" + config(module) + "' is missing"));
    requireOfEmbedding(config, "module_input_name");
    requireOfEmbedding(config, "module_output_name");
    SafetensorsFile tensors = SafetensorsFile.read(folder, weights(module));
    boolean biased = config.path("bias").asBoolean(true);
    requireNames(tensors, biased ? Set.of(WEIGHTS, BIAS) : Set.of(WEIGHTS));
    Projection linear = tensors.matrix(WEIGHTS, "what a Dense module multiplies with");
    requireSize(config, "in_features", linear.inputs());
    requireSize(config, "out_features", linear.outputs());
    int outputs = linear.outputs();
    float[] bias = biased ? tensors.vector(BIAS, outputs, "its bias") : new float[outputs];
    return new DenseLayer(linear, bias, function(config));
  }

  // Newer releases let a module read and write other things, such as the states of tokens.
  private void requireOfEmbedding(JsonNode config, String key) {
    String name = config.path(key).asText(EMBEDDING);
    if (!name.equals(EMBEDDING) && !config.path(key).isNull()) {
      throw failed(
          key + " is '" + name + "'; a layer after pooling works on '" + EMBEDDING + "' alone");
    }
  }

  /**
   * Makes sure that its weights are in a form that is read.
   *
   * @throws EncoderException FAILED with what to do when they are not
   */
  static void requireReadable(ModelFolder folder, String module) {
    String pickle = module + "/pytorch_model.bin";
    if (!folder.has(weights(module)) && folder.has(pickle)) {
      throw folder.failed(
          pickle
              + " is a Python pickle, which is not read; save the model again with"
              + " sentence-transformers 2.3 or later, which writes "
              + weights(module));
    }
  }

  private static void requireNames(SafetensorsFile tensors, Set<String> wanted) {
    if (!tensors.names().equals(wanted)) {
      throw tensors.failed("holds " + tensors.names() + " instead of " + new TreeSet<>(wanted));
    }
  }

  private void requireSize(JsonNode config, String key, int actual) {
    int stated = config.path(key).asInt(actual);
    if (stated != actual) {
      throw failed(key + " is " + stated + ", the weights have " + actual);
    }
  }

  private DenseLayer.Function function(JsonNode config) {
    String name = config.path("activation_function").asText("");
    return DenseLayer.Function.ofClass(name)
        .orElseThrow(
            () ->
                failed(
                    "activation_function '"
                        + name
                        + "' is not known; there is: "
                        + DenseLayer.Function.names()));
  }

  private EncoderException failed(String reason) {
    return folder.failed(config(module) + ": " + reason);
  }
}
