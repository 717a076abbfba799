// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Task;
import io.sememe.encoder.onnx.NativeRoot;
import io.sememe.encoder.process.ProcessMemory;
import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.Schedulers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The one owner of open models: each is opened once, in the background, and shared by all callers.
 *
 * <p>Thread-safe. One instance serves a process. Close it before the process ends: no call may be
 * inside the native libraries then.
 */
public final class Encoders implements AutoCloseable {
  static final String CLOSED = "the encoders are closed: the node is shutting down";

  private static final Duration NO_END = Duration.ofDays(1_000);

  private final EncoderSettings settings;
  private final Schedulers schedulers;
  private final ModelSlots slots;
  private final LeasedMaxSim maxSim;

  /** Creates an owner without any open model. */
  public Encoders(EncoderSettings settings) {
    this.settings = GuardedListener.in(settings);
    settings.natives().ifPresent(NativeRoot::use);
    this.schedulers =
        new Schedulers(Place.ofCpu(settings.callers(), settings.limits().maxQueuedTokens()));
    this.slots = new ModelSlots(settings.models(), ModelLoads.of(settings));
    this.maxSim = new LeasedMaxSim(settings.callers());
  }

  /**
   * Returns the task "text to one vector" of a model. The first call for a model starts loading it.
   * Does not wait and does not fail when the model cannot be loaded: using the task tells.
   *
   * @param model the model's name, as a request or a configuration gives it
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; UNLOADED after {@link
   *     #close()}
   */
  public TextEmbedder textEmbedder(String model) {
    return new ModelTextEmbedder(model, slots.get(model), schedulers, settings);
  }

  /**
   * Returns the task "text to one contextual vector per token" of a model, as {@link #textEmbedder}
   * does.
   */
  public TokenEmbedder tokenEmbedder(String model) {
    return new ModelTokenEmbedder(model, slots.get(model), schedulers, settings);
  }

  /** Returns the task "query and texts to relevance" of a model, as {@link #textEmbedder} does. */
  public PairScorer pairScorer(String model) {
    return new ModelPairScorer(model, slots.get(model), schedulers, settings);
  }

  /** Returns the task "text to tokens" of a model, as {@link #textEmbedder} does. */
  public ModelTokenizer tokenizer(String model) {
    return new OwnTokenizer(model, slots.get(model));
  }

  /**
   * Returns the task "word in its sentence to vector" of a model, as {@link #textEmbedder} does.
   */
  public WordEmbedder wordEmbedder(String model) {
    return new ModelWordEmbedder(model, slots.get(model), schedulers, settings);
  }

  /** Returns the task "text to weighted terms" of a model, as {@link #textEmbedder} does. */
  public SparseEncoder sparseEncoder(String model) {
    return new ModelSparseEncoder(model, slots.get(model), schedulers, settings);
  }

  /** Returns the task "question and texts to answers" of a model, as {@link #textEmbedder} does. */
  public AnswerReader answerReader(String model) {
    return new ModelAnswerReader(model, slots.get(model), schedulers, settings, maxSim);
  }

  /**
   * Returns the task "question and parts of texts to scores" of a model, as {@link #textEmbedder}
   * does.
   */
  public PartScorer partScorer(String model) {
    return new ModelPartScorer(model, slots.get(model), schedulers, settings, maxSim);
  }

  /** Returns the task "text to attention" of a model, as {@link #textEmbedder} does. */
  public AttentionProbe attentionProbe(String model) {
    return new ModelAttentionProbe(model, slots.get(model), schedulers, settings);
  }

  /** Returns what scores documents by stored token vectors; needs no model and does not fail. */
  public MaxSim maxSim() {
    return maxSim;
  }

  /**
   * Starts loading a model in the background, unless it is loading or ready; a failed load begins
   * anew.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; UNLOADED after {@link
   *     #close()}
   */
  public void startLoading(String model) {
    slots.load(model);
  }

  /**
   * As {@link #startLoading(String)}.
   *
   * @param preflight whether the model is first tried in a process of its own, whatever the
   *     settings say and its descriptor pins
   */
  public void startLoading(String model, boolean preflight) {
    if (preflight) {
      slots.tryBefore(model);
    }
    slots.load(model);
  }

  /**
   * Loads a model anew in the background if its files are others than those in memory. The model in
   * memory answers until the new one is ready, and stays if that one fails. A model that is not in
   * memory is loaded as {@link #startLoading} does.
   *
   * @return whether anything is loaded
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; FAILED when its files
   *     cannot be read; UNLOADED after {@link #close()}
   */
  public boolean startReloading(String model) {
    return slots.place(model).reload();
  }

  /**
   * Waits until a model is ready.
   *
   * @throws EncoderException UNKNOWN_MODEL, LOADING when it is not there before the deadline,
   *     FAILED with the reason, UNLOADED
   */
  public void await(String model, Deadline deadline) {
    slots.get(model).await(deadline);
  }

  /**
   * Waits until no reload of a model is in progress.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; LOADING when it has not
   *     ended before the deadline; FAILED with the reason when the last one failed, while the model
   *     before it goes on answering; UNLOADED
   */
  public void awaitReloading(String model, Deadline deadline) {
    slots.get(model).awaitReloading(deadline);
  }

  /**
   * Runs texts of all lengths that requests send through a model, as is done while it loads. A
   * model that is not in memory is loaded.
   *
   * @throws EncoderException as {@link #await} does
   */
  public void warm(String model, Deadline deadline) {
    Duration unused =
        slots
            .get(model)
            .with(deadline, open -> open.tried(it -> it.warm(settings.callers(), deadline)));
  }

  /**
   * Compares a model's files with the SHA-256 that its descriptor pins and with those that it was
   * loaded from, and the vectors that it gives with those that its descriptor keeps. A model that
   * is not in memory is not loaded: its golden vectors are left out then.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; FAILED when it cannot be
   *     read
   */
  public ModelVerification verify(String model, Deadline deadline) {
    return slots.verify(model, deadline);
  }

  /**
   * Takes a model out of memory, after the calls that are inside it; later calls are refused with
   * UNLOADED until {@link #startLoading}. Does nothing when the model is not in memory.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder
   */
  public void unload(String model) {
    unload(model, Deadline.in(NO_END));
  }

  /**
   * As {@link #unload(String)}, and waits no longer for the calls that are inside the model.
   *
   * @throws EncoderException UNKNOWN_MODEL when there is no such folder; TIMEOUT when it is not
   *     free before the deadline, as it will be when they have ended
   */
  public void unload(String model, Deadline deadline) {
    slots.unload(model, deadline);
  }

  /** Returns the status of every model that is installed or was asked for, by name. */
  public List<ModelStatus> models() {
    return slots.statuses();
  }

  /**
   * Returns the names of the installed models that say that they give one vector per text, sorted;
   * also of those that are not in memory. Reads their descriptors.
   */
  public List<String> textEmbedders() {
    return slots.ofTask(Task.TEXT_EMBEDDING);
  }

  /**
   * Returns what went through each model that was asked for since the process started, by name;
   * also of models that are not in memory any more.
   */
  public Map<String, ModelUsage> usage() {
    return slots.usage();
  }

  /** Returns how much waits to be encoded, at each place where models have run, by its name. */
  public List<QueuedTokens> queues() {
    return schedulers.depths().stream().map(QueuedTokens::of).toList();
  }

  /** Returns what this process takes of the machine's memory, heap and all, if that is known. */
  public OptionalLong residentBytes() {
    return ProcessMemory.own().residentWithFiles();
  }

  /**
   * Returns what only this process has of the machine's memory, heap and all, if that is known:
   * without pages of files, such as weights that are read where they lie, which the system takes
   * back when it needs them.
   */
  public OptionalLong privateBytes() {
    return ProcessMemory.own().resident();
  }

  /** Returns the status of a model that was asked for; empty for any other. */
  public Optional<ModelStatus> status(String model) {
    return slots.known(model).map(ModelSlot::status);
  }

  /** Returns what a model really runs on, if it is in memory. */
  public Optional<DeviceInUse> device(String model) {
    return status(model).map(ModelStatus::device);
  }

  /**
   * Unloads every model, closes {@link #maxSim()} and refuses all further work. Waits, without a
   * limit, for the calls and the loads that are inside native code: they end by themselves, and the
   * process must not end before them.
   *
   * @throws EncoderException FAILED when not all memory of models could be freed; all else is done
   */
  @Override
  public void close() {
    try (maxSim;
        schedulers;
        slots) {
      // All are closed here, from the last to the first, whatever becomes of one.
    }
  }
}
