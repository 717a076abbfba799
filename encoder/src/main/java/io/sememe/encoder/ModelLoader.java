// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.tokenize.PairFrame;
import io.sememe.encoder.tokenize.TextTokenizer;
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
  private final ModelSessions sessions;
  private final UsageCounter usage;

  private ModelLoader(ModelDescriptor descriptor, UsageCounter usage) {
    this.descriptor = descriptor;
    this.usage = usage;
    this.hashes = FileHashes.verify(descriptor);
    this.sessions = new ModelSessions(descriptor, hashes);
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
        TextTokenizer.open(
            descriptor.folder().file(descriptor.tokenizerFile()),
            TokenVectorTokenizer.named(descriptor.tokenVectors()));
    try {
      requireRoomForText(tokenizer);
      return open(tokenizer);
    } catch (RuntimeException e) {
      tokenizer.close();
      throw e;
    }
  }

  private OpenModel open(TextTokenizer tokenizer) {
    TokenVectorTokenizer tokens =
        new TokenVectorTokenizer(
            descriptor.tokenVectors(), tokenizer, descriptor.limits().inForce());
    PairFrame frame = descriptor.task() == Task.PAIR_SCORING ? tokenizer.pairFrame() : null;
    EncoderSession session = sessions.main(tokens, frame);
    try {
      ModelCalls calls = new ModelCalls(descriptor.folder().name(), usage);
      TokenStates states = new TokenStates(calls, new LazySession<>(sessions::states));
      return new OpenModel(
          facts(tokenizer, frame, session),
          tokenizer,
          session,
          states,
          tokenModel(calls, tokens, session, states),
          calls);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private ModelFacts facts(
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
    return new ModelFacts(descriptor, form, space, policy, pairs);
  }

  private TrialTexts trialTexts(TextTokenizer tokenizer, @Nullable PairForm pairs) {
    return pairs == null
        ? TrialTexts.ofTexts(tokenizer.highestId(), descriptor.limits().inForce())
        : TrialTexts.ofPairs(tokenizer.highestId(), pairs.builder());
  }

  private EmbeddingSpace space(VectorForm form, Fingerprint fingerprint) {
    return new EmbeddingSpace(
        descriptor.folder().name(),
        form.dimension(),
        form.normalize(),
        descriptor.limits().inForce(),
        fingerprint.hex());
  }

  // As few sessions as there are kinds of rows.
  private TokenModel tokenModel(
      ModelCalls calls, TokenVectorTokenizer tokens, EncoderSession session, TokenStates own) {
    TokenStates states;
    if (descriptor.task() == Task.TOKEN_EMBEDDING) {
      states = new TokenStates(calls, new LazySession<>(() -> session));
    } else if (descriptor.tokenVectors().areOwnStates()) {
      states = own;
    } else {
      states = new TokenStates(calls, new LazySession<>(() -> sessions.tokens(tokens)));
    }
    String fingerprint = Fingerprint.ofTokens(descriptor, hashes).hex();
    return new TokenModel(calls, tokens, states, fingerprint);
  }

  private void requireRoomForText(TextTokenizer tokenizer) {
    int maxTokens = descriptor.limits().inForce();
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
