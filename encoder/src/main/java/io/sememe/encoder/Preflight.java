// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.scan.ModelScan;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets models be tried in processes of their own before they are loaded here, where they could end
 * the node. Models whose {@code sememe.json} pins the SHA-256 of all of their files are known, and
 * not tried. Thread-safe; closing ends the processes that run.
 */
final class Preflight implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Preflight.class);

  private final boolean wanted;
  private final Trials trials;

  /** What would come out again, by the hashes of all files that matter. */
  private final Map<Map<String, String>, TrialOutcome> known = new ConcurrentHashMap<>();

  /** The models that no load may take before a trial has passed, whatever is known of them. */
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  Preflight(boolean wanted, Trials trials) {
    this.wanted = wanted;
    this.trials = trials;
  }

  static Preflight of(EncoderSettings settings) {
    return new Preflight(settings.preflight(), Trials.of(settings));
  }

  /**
   * Has a model tried before it is loaded the next time, pinned or not, tried before or not; and
   * again before each load until it has passed.
   */
  void ask(String model) {
    asked.add(model);
  }

  /**
   * Tries a model whose descriptor does not pin all of its files, unless the same files were tried
   * before.
   *
   * @param bytes how much memory outside the Java heap it may take
   * @return the hashes of what was tried or pinned, settings included: nothing else may be loaded.
   *     Empty when nothing need be known
   * @throws EncoderException FAILED with what became of the process that tried it, or when files
   *     changed meanwhile
   */
  Optional<Map<String, String>> require(ModelFolder folder, long bytes) {
    boolean inAnyCase = asked.contains(folder.name());
    if (!inAnyCase && !wanted) {
      return Optional.empty();
    }
    ModelDescriptor descriptor = DescriptorReader.read(folder);
    Map<String, String> hashes =
        inAnyCase || !descriptor.sha256().keySet().containsAll(FileHashes.files(descriptor))
            ? require(descriptor, bytes, inAnyCase)
            : FileHashes.pinned(descriptor).withSettings(descriptor);
    asked.remove(folder.name());
    return Optional.of(hashes);
  }

  private Map<String, String> require(ModelDescriptor descriptor, long bytes, boolean inAnyCase) {
    FileHashes files = FileHashes.verify(descriptor);
    Map<String, String> hashes = files.withSettings(descriptor);
    TrialOutcome outcome = inAnyCase ? null : known.get(hashes);
    if (outcome == null) {
      outcome = tried(descriptor, bytes);
      // The other process read the folder later than this one hashed it.
      files.requireUnchanged(descriptor.folder());
      files.requireSame(descriptor, hashes);
      keep(hashes, outcome);
    }
    if (outcome.report() == null) {
      throw descriptor.folder().failed(outcome.reason());
    }
    return hashes;
  }

  private void keep(Map<String, String> hashes, TrialOutcome outcome) {
    if (outcome.lasting()) {
      known.put(hashes, outcome);
    } else {
      known.remove(hashes);
    }
  }

  private TrialOutcome tried(ModelDescriptor descriptor, long bytes) {
    log.info(
        "Model '{}' is tried in a process of its own; sememe.json pins the SHA-256 of {}",
        descriptor.folder().name(),
        descriptor.sha256().keySet());
    ModelScan.require(descriptor);
    return trials.run(descriptor, bytes);
  }

  @Override
  public void close() {
    trials.close();
  }
}
