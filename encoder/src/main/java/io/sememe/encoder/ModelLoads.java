// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that happens between a folder and a model that answers: room is made sure of, unknown
 * files are tried elsewhere, the model is opened. Thread-safe.
 *
 * @param settings what the process decided
 * @param memory knows how much room there is
 * @param preflight tries models in processes of their own
 */
record ModelLoads(EncoderSettings settings, MemoryGuard memory, Preflight preflight)
    implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ModelLoads.class);

  static ModelLoads of(EncoderSettings settings) {
    return new ModelLoads(settings, new MemoryGuard(settings.limits()), Preflight.of(settings));
  }

  /**
   * Loads.
   *
   * @param usage counts what goes through the model once it is loaded
   * @throws EncoderException FAILED with the reason; nothing stays open
   */
  LoadedModel load(ModelFolder folder, UsageCounter usage) {
    try {
      return named(folder, () -> loaded(folder, usage));
    } catch (EncoderException e) {
      log.warn("A model could not be loaded: {}", e.getMessage());
      throw new EncoderException(Kind.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private LoadedModel loaded(ModelFolder folder, UsageCounter usage) {
    ModelMemory taken = memory.requireRoom(folder);
    try {
      Optional<Map<String, String>> tried = preflight.require(folder, taken.most());
      long start = System.nanoTime();
      OpenModel open =
          ModelLoader.load(folder, settings, usage, new LoadTerms(tried, taken::requireSession));
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      ModelMemory measured = measured(open, taken);
      return new LoadedModel(open, took, measured::bytes, measured::close);
    } catch (RuntimeException | Error e) {
      taken.close();
      throw e;
    }
  }

  // What it takes is known only now that it has been warmed up.
  private static ModelMemory measured(OpenModel open, ModelMemory taken) {
    try {
      taken.settle();
      return taken;
    } catch (RuntimeException | Error e) {
      open.close();
      throw e;
    }
  }

  /**
   * Returns whether a folder holds something else than what a model was made of. Reads its files.
   *
   * @throws EncoderException FAILED when they cannot be read
   */
  boolean isChanged(ModelFolder folder, OpenModel model) {
    ModelFacts facts = model.facts();
    ModelDescriptor now = named(folder, () -> DescriptorReader.read(folder));
    return !now.equals(facts.descriptor())
        || !named(folder, () -> FileHashes.of(now)).byFile().equals(facts.hashes().byFile());
  }

  /**
   * Compares a folder with what it says of itself, as {@link ModelVerifier#verify} does.
   *
   * @param open the model in memory, if it is there; must not be closed meanwhile
   */
  static ModelVerification verify(ModelFolder folder, Optional<OpenModel> open, Deadline deadline) {
    return named(folder, () -> ModelVerifier.verify(folder, open, deadline));
  }

  private static <T> T named(ModelFolder folder, Supplier<T> read) {
    try {
      return read.get();
    } catch (EncoderException e) {
      throw new EncoderException(e.kind(), "model '" + folder.name() + "': " + e.getMessage(), e);
    }
  }

  /** Ends what is being tried elsewhere, so that nobody has to wait for it. */
  @Override
  public void close() {
    preflight.close();
  }
}
