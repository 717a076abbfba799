// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.ModelVerification.FileCheck;
import io.sememe.encoder.ModelVerification.GoldenCheck;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares a model folder as it is now with what it says of itself, and with the model in memory.
 *
 * @param descriptor what the folder says
 * @param hashes of its files
 */
record ModelVerifier(ModelDescriptor descriptor, FileHashes hashes) {

  /**
   * Compares.
   *
   * @param open the model in memory, if it is there; must not be closed meanwhile
   * @throws EncoderException FAILED when the folder cannot be read; TIMEOUT after the deadline
   */
  static ModelVerification verify(ModelFolder folder, Optional<OpenModel> open, Deadline deadline) {
    ModelDescriptor descriptor = DescriptorReader.read(folder);
    ModelVerifier verifier = new ModelVerifier(descriptor, FileHashes.of(descriptor));
    return new ModelVerification(
        verifier.files(open.map(model -> model.facts().hashes().byFile()).orElse(Map.of())),
        open.map(model -> verifier.golden(model, deadline)).orElse(List.of()));
  }

  private Map<String, FileCheck> files(Map<String, String> loaded) {
    Map<String, FileCheck> checks = new HashMap<>();
    hashes.byFile().forEach((file, sha256) -> checks.put(file, check(file, sha256, loaded)));
    loaded.forEach((file, sha256) -> checks.putIfAbsent(file, new FileCheck("", null, sha256)));
    return checks;
  }

  private FileCheck check(String file, String sha256, Map<String, String> loaded) {
    return new FileCheck(sha256, descriptor.sha256().get(file), loaded.get(file));
  }

  private List<GoldenCheck> golden(OpenModel model, Deadline deadline) {
    return model.tried(trial -> trial.check(descriptor.golden(), deadline));
  }
}
