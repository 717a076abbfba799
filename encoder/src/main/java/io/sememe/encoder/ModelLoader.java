// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.DeviceChoice;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.Fingerprint;
import io.sememe.encoder.model.FolderWarnings;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.onnx.NativeSession;
import io.sememe.encoder.onnx.Placement;
import io.sememe.encoder.scan.ModelScan;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.tokenize.PairFrame;
import io.sememe.encoder.tokenize.TermTable;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a model folder and makes sure that it does what it says: descriptor, hashes, tokenizer,
 * session, signature, probe runs at the edges of what requests can send, runs of all lengths, and
 * the vectors that the descriptor keeps. What is wrong is found here, not on somebody's document.
 */
final class ModelLoader {
  private static final Logger log = LoggerFactory.getLogger(ModelLoader.class);

  /** The tasks of models that see two texts at once. */
  private static final Set<Task> TWO_TEXTS = Set.of(Task.PAIR_SCORING, Task.QUESTION_ANSWERING);

  /** Far beyond what the vectors that a descriptor may keep take to compute. */
  private static final Duration MOST_GOLDEN = Duration.ofMinutes(5);

  private final ModelDescriptor descriptor;
  private final FileHashes hashes;
  private final ModelSessions sessions;
  private final DeviceInUse device;
  private final Callers callers;

  /** How many threads call the model, what counts what they send, and the room for more. */
  private record Callers(int threads, UsageCounter usage, Supplier<Runnable> room) {}

  private ModelLoader(ModelSessions sessions, @Nullable String fallback, Callers callers) {
    this.descriptor = sessions.descriptor();
    this.hashes = sessions.hashes();
    this.sessions = sessions;
    this.device = new DeviceInUse(sessions.placement().label(), fallback);
    this.callers = callers;
  }

  /**
   * Loads.
   *
   * @param settings where it runs if its folder does not say, and by how many callers
   * @param usage counts what goes through the model once it is loaded
   * @throws EncoderException with the reason, without the model's name; nothing stays open
   */
  static OpenModel load(
      ModelFolder folder, EncoderSettings settings, UsageCounter usage, LoadTerms terms) {
    ModelDescriptor descriptor = DescriptorReader.read(folder);
    DeviceChoice choice =
        descriptor.devices().choice().orElseGet(() -> usualDevice(settings.device()));
    FileHashes hashes = FileHashes.verify(descriptor);
    terms.tried().ifPresent(before -> hashes.requireSame(descriptor, before));
    ModelScan.require(descriptor);
    return load(descriptor, hashes, choice, new Callers(settings.callers(), usage, terms.room()));
  }

  private static OpenModel load(
      ModelDescriptor descriptor, FileHashes hashes, DeviceChoice choice, Callers callers) {
    Placement gpus = Placement.onGpus(choice.gpus(), descriptor.devices());
    try {
      return new ModelLoader(new ModelSessions(descriptor, hashes, gpus), null, callers).open();
    } catch (EncoderException e) {
      if (choice.kind() != DeviceChoice.Kind.AUTO) {
        throw e;
      }
      log.warn(
          "Model '{}' runs on the CPU, since a GPU cannot be had: {}",
          descriptor.folder().name(),
          e.getMessage());
      Placement cpu = Placement.onCpu(descriptor.devices());
      ModelSessions sessions = new ModelSessions(descriptor, hashes, cpu);
      return new ModelLoader(sessions, e.getMessage(), callers).open();
    }
  }

  private static DeviceChoice usualDevice(String label) {
    return DeviceChoice.ofLabel(label)
        .orElseThrow(
            () ->
                new EncoderException(
                    Kind.FAILED,
                    "its folder names no device, and the one set for all models, '"
                        + label
                        + "', is not known; there is: "
                        + DeviceChoice.LABELS));
  }

  private OpenModel open() {
    TextTokenizer tokenizer =
        TextTokenizer.open(
            descriptor.folder().file(descriptor.tokenizerFile()),
            TokenVectorTokenizer.named(descriptor.tokenVectors()));
    try {
      new TextRoom(descriptor, tokenizer).require();
      return open(tokenizer);
    } catch (RuntimeException | Error e) {
      tokenizer.close();
      throw e;
    }
  }

  private OpenModel open(TextTokenizer tokenizer) {
    TokenVectorTokenizer tokens =
        new TokenVectorTokenizer(
            descriptor.tokenVectors(), tokenizer, descriptor.limits().inForce());
    PairFrame frame = TWO_TEXTS.contains(descriptor.task()) ? tokenizer.pairFrame() : null;
    TermTable terms = descriptor.task() == Task.SPARSE_EMBEDDING ? tokenizer.terms() : null;
    EncoderSession session = sessions.main(tokens, frame, terms);
    try {
      ModelFacts facts = facts(tokenizer, frame, terms, session);
      prepare(new TrialModel(facts, tokenizer, session));
      ModelCalls calls = new ModelCalls(descriptor.folder().name(), callers.usage());
      TokenStates states = new TokenStates(calls, later(sessions::states), statesRuns(session));
      return new OpenModel(
          facts,
          tokenizer,
          session,
          states,
          tokenModel(calls, tokens, session, states),
          new AttentionModel(descriptor, tokenizer, calls, later(sessions::attention)),
          calls);
    } catch (RuntimeException | Error e) {
      session.close();
      throw e;
    }
  }

  private ModelFacts facts(
      TextTokenizer tokenizer,
      @Nullable PairFrame frame,
      @Nullable TermTable terms,
      EncoderSession session) {
    VectorForm form = PooledForm.of(descriptor, session.width());
    Fingerprint fingerprint = Fingerprint.of(descriptor, hashes, form);
    TaskForms forms = TaskForms.of(descriptor, fingerprint, form, frame, terms);
    RunPolicy policy =
        new TrialRuns(descriptor, sessions.placement(), session, form)
            .policy(trialTexts(tokenizer, forms));
    EmbeddingSpace space = space(form, fingerprint);
    RunForm runs = RunForm.of(policy, sessions.placement());
    return new ModelFacts(
        descriptor,
        hashes,
        FolderWarnings.of(descriptor, hashes),
        form,
        space,
        wordSpace(session.width()),
        runs,
        device,
        forms);
  }

  private void prepare(TrialModel model) {
    Duration warm = model.warm(callers.threads(), Deadline.in(WarmUp.MOST));
    model.requireGolden(Deadline.in(MOST_GOLDEN));
    hashes.requireUnchanged(descriptor.folder());
    ModelFacts facts = model.facts();
    log.info(
        "{} is ready on {}, warmed up in {} ms",
        facts.forms().label(facts.space()),
        device.name(),
        warm.toMillis());
    facts.warnings().forEach(one -> log.warn("Model '{}': {}", facts.name(), one));
  }

  private TrialTexts trialTexts(TextTokenizer tokenizer, TaskForms forms) {
    return forms
        .builder()
        .map(builder -> TrialTexts.ofPairs(tokenizer.highestId(), builder))
        .orElseGet(() -> TrialTexts.ofTexts(tokenizer.highestId(), descriptor.limits().inForce()));
  }

  private EmbeddingSpace space(VectorForm form, Fingerprint fingerprint) {
    return new EmbeddingSpace(
        descriptor.folder().name(),
        form.dimension(),
        form.normalize(),
        descriptor.limits().inForce(),
        fingerprint.hex());
  }

  private TokenSpace wordSpace(int width) {
    return new TokenSpace(
        descriptor.folder().name(),
        Fingerprint.ofWords(descriptor, hashes).hex(),
        width,
        descriptor.limits().inForce());
  }

  // As few sessions as there are kinds of rows.
  private TokenModel tokenModel(
      ModelCalls calls, TokenVectorTokenizer tokens, EncoderSession session, TokenStates own) {
    TokenStates states;
    if (descriptor.task() == Task.TOKEN_EMBEDDING) {
      states = new TokenStates(calls, new LazySession<>(() -> session), statesRuns(session));
    } else if (descriptor.tokenVectors().areOwnStates()) {
      states = own;
    } else {
      states = new TokenStates(calls, later(() -> sessions.tokens(tokens)), statesRuns(session));
    }
    String fingerprint = Fingerprint.ofTokens(descriptor, hashes).hex();
    return new TokenModel(calls, tokens, states, fingerprint);
  }

  private <S extends NativeSession> LazySession<S> later(Supplier<S> opener) {
    return new LazySession<>(opener, callers.room());
  }

  private RunForm statesRuns(EncoderSession session) {
    return RunForm.ofStates(sessions.placement(), session.isJoinable());
  }
}
