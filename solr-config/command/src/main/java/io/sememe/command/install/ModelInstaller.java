// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import io.sememe.command.CommandException;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.ModelInspection;
import io.sememe.encoder.TrialReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Adds models: the files are brought, compared with their sums, looked through and run in a process
 * of their own; only then there is a model.
 *
 * @param models the folder of models
 * @param trials runs them
 */
public record ModelInstaller(Path models, ModelTrials trials) {

  /**
   * A model that was added.
   *
   * @param folder where it is now
   * @param inspection what it is
   * @param trial what it did
   */
  public record Added(Path folder, ModelInspection inspection, TrialReport trial) {}

  /**
   * Adds a model.
   *
   * @throws CommandException when it cannot be had or does not work; there is no such model then
   */
  public Added add(ModelSource source, AddRequest request) {
    try (Staging staging = Staging.of(models, request.name())) {
      try {
        return add(source, request, staging);
      } catch (CommandException e) {
        throw cleared(source, staging, e);
      }
    }
  }

  private Added add(ModelSource source, AddRequest request, Staging staging) {
    Path folder = staging.folder();
    staging.keepOnly(source.choice().all());
    source.bringTo(folder);
    DescriptorFile descriptor = DescriptorFile.in(folder);
    descriptor.requirePinned(folder, source.choice().all());
    descriptor.state(request);
    descriptor.state(source);
    pin(descriptor, folder, source);
    descriptor.state(inspect(folder, request));
    descriptor.write(folder);
    ModelInspection inspection = inspect(folder, request);
    TrialReport trial = tried(staging, request.name());
    keepGolden(descriptor, trial, folder, request);
    return new Added(staging.install(), inspection, trial);
  }

  private static void pin(DescriptorFile descriptor, Path folder, ModelSource source) {
    List<String> files = new ArrayList<>(source.choice().all());
    descriptor.pin(folder, files);
    descriptor.write(folder);
  }

  private static ModelInspection inspect(Path folder, AddRequest request) {
    try {
      return ModelInspection.of(folder);
    } catch (EncoderException e) {
      throw new CommandException(e.getMessage() + hint(e, request), e);
    }
  }

  private static String hint(EncoderException e, AddRequest request) {
    boolean pooling = String.valueOf(e.getMessage()).contains("no pooling stated");
    return pooling && request.pooling().isEmpty()
        ? ". Its makers say which it is: add --pooling mean or --pooling cls; or --task, if it is"
            + " made for something else than vectors of texts"
        : "";
  }

  // With the next load on, a model that gives other vectors is refused.
  private static void keepGolden(
      DescriptorFile descriptor, TrialReport trial, Path folder, AddRequest request) {
    if (!trial.golden().isEmpty()) {
      descriptor.keep(trial.golden());
      descriptor.write(folder);
      inspect(folder, request);
    }
  }

  private TrialReport tried(Staging staging, String name) {
    return trials.run(staging.parent(), name);
  }

  private static CommandException cleared(ModelSource source, Staging staging, CommandException e) {
    Optional<String> kept =
        source.isKept()
            ? Optional.of("What was fetched is kept for the next attempt: " + staging.folder())
            : Optional.empty();
    if (kept.isEmpty()) {
      staging.delete();
    }
    String message = String.valueOf(e.getMessage());
    return new CommandException(
        "nothing was installed: " + message + kept.map(text -> "\n" + text).orElse(""), e);
  }
}
