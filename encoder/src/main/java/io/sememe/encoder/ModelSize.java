// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** How large the files are that a model is loaded from. */
final class ModelSize {
  /** Weights for other programs, which published folders often have beside ours. */
  private static final Pattern NOT_OURS =
      Pattern.compile(
          ".*(?:\\.(?:safetensors|h5|msgpack|ot|pt|pth|ckpt|gguf|tflite)|_model\\.bin)");

  private ModelSize() {}

  /**
   * Returns the size of all of them in bytes.
   *
   * @throws EncoderException FAILED when the folder cannot be read
   */
  static long of(ModelFolder folder) {
    ModelDescriptor descriptor = DescriptorReader.read(folder);
    return FileHashes.files(descriptor).stream()
        .filter(file -> !NOT_OURS.matcher(file).matches())
        .mapToLong(file -> size(folder, file))
        .sum();
  }

  private static long size(ModelFolder folder, String file) {
    Path path = folder.file(file);
    try {
      return Files.size(path);
    } catch (IOException e) {
      throw folder.failed(file + " cannot be read", e);
    }
  }
}
