// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.process.ProcessMemory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is done with a model that is tried: what requests would do with it. */
final class TrialSteps {
  /** Who started this process ends it before. */
  private static final Duration LONG = Duration.ofHours(1);

  private static final String QUESTION = "What does the crane by the river carry?";
  private static final String STATEMENT =
      "The old crane at the river bank lifts sand and gravel out of the boats that come down from"
          + " the quarry.";

  private final Encoders encoders;
  private final ModelDescriptor descriptor;
  private final String model;
  private final Deadline deadline = Deadline.in(LONG);
  private final List<TrialReport.Golden> golden = new ArrayList<>();
  private int dimension;
  private String fingerprint = "";

  private TrialSteps(Encoders encoders, ModelDescriptor descriptor) {
    this.encoders = encoders;
    this.descriptor = descriptor;
    this.model = descriptor.folder().name();
  }

  /**
   * Loads a model, uses it, and takes it out of memory.
   *
   * @throws EncoderException when one of these fails
   */
  static TrialReport report(TrialRequest request) {
    EncoderSettings settings = request.settings();
    ModelDescriptor descriptor =
        DescriptorReader.read(ModelFolder.find(settings.models(), request.model()));
    FileHashes hashes = FileHashes.verify(descriptor);
    try (Encoders encoders = new Encoders(settings)) {
      return new TrialSteps(encoders, descriptor).report(hashes);
    }
  }

  private TrialReport report(FileHashes hashes) {
    OptionalLong before = ProcessMemory.own().outsideHeap();
    long begin = System.nanoTime();
    encoders.startLoading(model);
    encoders.await(model, deadline);
    long loaded = System.nanoTime() - begin;
    use();
    OptionalLong after = ProcessMemory.own().outsideHeap();
    return new TrialReport(
        descriptor.task().label(),
        encoders.device(model).map(DeviceInUse::name).orElse(""),
        dimension,
        descriptor.limits().inForce(),
        descriptor.limits().stated(),
        fingerprint,
        Duration.ofNanos(loaded).toMillis(),
        Math.max(0, after.orElse(0) - before.orElse(0)),
        hashes.byFile(),
        golden);
  }

  private void use() {
    switch (descriptor.task()) {
      case TEXT_EMBEDDING -> embed();
      case TOKEN_EMBEDDING -> embedTokens();
      case PAIR_SCORING ->
          encoders.pairScorer(model).score(QUESTION, List.of(STATEMENT, QUESTION), deadline);
      case SPARSE_EMBEDDING ->
          encoders
              .sparseEncoder(model)
              .encode(STATEMENT, Role.PASSAGE, SparsePruning.NONE, deadline);
      case QUESTION_ANSWERING -> answer();
    }
  }

  private void embed() {
    TextEmbedder embedder = encoders.textEmbedder(model);
    EmbeddingSpace space = embedder.space(deadline);
    dimension = space.dimension();
    fingerprint = space.fingerprint();
    keep(embedder, QUESTION, Role.QUERY);
    keep(embedder, STATEMENT, Role.PASSAGE);
  }

  private void keep(TextEmbedder embedder, String text, Role role) {
    golden.add(new TrialReport.Golden(text, role, embedder.embed(text, role, deadline).vector()));
  }

  private void embedTokens() {
    TokenEmbedder embedder = encoders.tokenEmbedder(model);
    dimension = embedder.space(deadline).dimension();
    embedder.embed(QUESTION, Role.QUERY, deadline);
    embedder.embed(STATEMENT, Role.PASSAGE, deadline);
  }

  private void answer() {
    AnswerReader reader = encoders.answerReader(model);
    reader.read(reader.ask(QUESTION, deadline), List.of(AnswerText.of(STATEMENT)), 1, deadline);
  }
}
