// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.GraphRewrite;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.tokenize.PairFrame;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a model folder and makes sure that it does what it says: descriptor, hashes, tokenizer,
 * session, signature, and two probe runs at the edges of what requests can send. What is wrong is
 * found here, not on somebody's document.
 */
final class ModelLoader {
  private static final Logger log = LoggerFactory.getLogger(ModelLoader.class);

  private final ModelDescriptor descriptor;
  private final FileHashes hashes;
  private final UsageCounter usage;

  private ModelLoader(ModelDescriptor descriptor, UsageCounter usage) {
    this.descriptor = descriptor;
    this.usage = usage;
    this.hashes = FileHashes.verify(descriptor);
  }

  /**
   * Loads.
   *
   * @param usage counts what goes through the model once it is loaded
   * @throws EncoderException FAILED with the reason; nothing stays open
   */
  static OpenModel load(ModelFolder folder, UsageCounter usage) {
    try {
      return new ModelLoader(DescriptorReader.read(folder), usage).open();
    } catch (EncoderException e) {
      String reason = "model '" + folder.name() + "': " + e.getMessage();
      log.warn("A model could not be loaded: {}", reason);
      throw new EncoderException(Kind.FAILED, reason, e);
    }
  }

  private OpenModel open() {
    TextTokenizer tokenizer =
        TextTokenizer.open(descriptor.folder().file(descriptor.tokenizerFile()));
    try {
      PairFrame frame = descriptor.task() == Task.PAIR_SCORING ? tokenizer.pairFrame() : null;
      EncoderSession session = openSession(frame);
      try {
        return check(tokenizer, frame, session);
      } catch (RuntimeException e) {
        session.close();
        throw e;
      }
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private EncoderSession openSession(@Nullable PairFrame frame) {
    Path file = descriptor.folder().file(descriptor.modelFile());
    String output = descriptor.output();
    Set<GraphRewrite> rewrites = descriptor.rewrites();
    if (frame != null) {
      return EncoderSession.openPairs(file, output, rewrites, frame::firstSegment);
    }
    return descriptor.task() == Task.TOKEN_EMBEDDING
        ? EncoderSession.openStates(file, output, rewrites)
        : EncoderSession.open(file, output, descriptor.pooling(), rewrites);
  }

  private OpenModel check(
      TextTokenizer tokenizer, @Nullable PairFrame frame, EncoderSession session) {
    VectorForm form = form(session.width());
    Fingerprint fingerprint = Fingerprint.of(descriptor, hashes, form);
    PairForm pairs = frame == null ? null : PairForm.of(descriptor, fingerprint, frame, form);
    RunPolicy policy =
        new TrialRuns(descriptor, session, form).policy(trialTexts(tokenizer, pairs));
    hashes.requireUnchanged(descriptor.folder());
    EmbeddingSpace space = space(form, fingerprint);
    log.info(
        "{} is ready; token limits stated: {}",
        pairs == null ? space : pairs.space(),
        descriptor.limits().stated());
    return new OpenModel(
        new ModelFacts(descriptor, form, space, policy, pairs),
        tokenizer,
        session,
        new LazySession<>(this::openStates),
        usage);
  }

  private TrialTexts trialTexts(TextTokenizer tokenizer, @Nullable PairForm pairs) {
    if (pairs != null) {
      return TrialTexts.ofPairs(tokenizer.highestId(), pairs.builder());
    }
    int maxTokens = descriptor.limits().inForce();
    requireRoomForText(tokenizer, maxTokens);
    return TrialTexts.ofTexts(tokenizer.highestId(), maxTokens);
  }

  private EmbeddingSpace space(VectorForm form, Fingerprint fingerprint) {
    return new EmbeddingSpace(
        descriptor.folder().name(),
        form.dimension(),
        form.normalize(),
        descriptor.limits().inForce(),
        fingerprint.hex());
  }

  // Some time later: the files must still be those that were hashed.
  private EncoderSession openStates() {
    ModelFolder folder = descriptor.folder();
    EncoderSession states =
        EncoderSession.openStates(
            folder.file(descriptor.modelFile()), descriptor.output(), descriptor.rewrites());
    try {
      hashes.requireUnchanged(folder);
      return states;
    } catch (RuntimeException e) {
      states.close();
      throw e;
    }
  }

  private void requireRoomForText(TextTokenizer tokenizer, int maxTokens) {
    for (Role role : Role.values()) {
      if (maxTokens <= tokenizer.specialTokens() || fills(tokenizer, role, maxTokens)) {
        throw descriptor
            .folder()
            .failed(
                "a limit of "
                    + maxTokens
                    + " tokens leaves none for the text of a "
                    + role.label());
      }
    }
  }

  private boolean fills(TextTokenizer tokenizer, Role role, int maxTokens) {
    String prefix = descriptor.prefix(role);
    return tokenizer.tokenize(prefix, "", maxTokens, 1).encoding().length() == maxTokens;
  }

  private VectorForm form(int width) {
    int dimension = descriptor.dimension().orElse(width);
    if (dimension > width) {
      throw descriptor
          .folder()
          .failed("dimension " + dimension + " is asked for, the model gives " + width);
    }
    return new VectorForm(descriptor.pooling(), dimension, descriptor.normalize());
  }
}
