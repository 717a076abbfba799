// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.EncoderException;
import java.util.Set;

/**
 * Reads a linear layer without bias as sentence-transformers' Dense module writes it: weights in a
 * safetensors file, the rest in {@code config.json} beside it.
 */
public final class ProjectionFile {
  private final ModelFolder folder;
  private final String file;

  private ProjectionFile(ModelFolder folder, String file) {
    this.folder = folder;
    this.file = file;
  }

  /**
   * Reads.
   *
   * @param file relative to the folder
   * @throws EncoderException FAILED when it is missing, malformed, or holds anything but one matrix
   *     of float32 or float16
   */
  public static Projection read(ModelFolder folder, String file) {
    ProjectionFile projection = new ProjectionFile(folder, file);
    projection.requireLinear();
    return matrix(SafetensorsFile.read(folder, file));
  }

  // In the root of a folder lies another config.json, the model's.
  private void requireLinear() {
    int folderEnd = file.lastIndexOf('/') + 1;
    if (folderEnd > 0) {
      String config = file.substring(0, folderEnd) + "config.json";
      FolderJson.read(folder, config)
          .map(json -> json.path("activation_function").asText(""))
          .filter(activation -> !activation.isEmpty() && !activation.endsWith(".Identity"))
          .ifPresent(activation -> refuseActivation(config, activation));
    }
  }

  private void refuseActivation(String config, String activation) {
    throw folder.failed(
        config + " asks for the activation " + activation + "; a projection has none");
  }

  private static Projection matrix(SafetensorsFile tensors) {
    Set<String> names = tensors.names();
    if (names.size() != 1) {
      throw tensors.failed("holds " + names + "; a projection is one matrix, without a bias");
    }
    return tensors.matrix(names.iterator().next(), "a projection");
  }
}
