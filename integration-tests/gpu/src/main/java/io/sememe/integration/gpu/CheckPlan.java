// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.integration.measure.Arguments;
import io.sememe.integration.measure.UsageException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is measured, with what.
 *
 * @param models the folder whose sub-folders are the models
 * @param work where variants of the models are written, and the texts for others to encode
 * @param device as a model's descriptor states it: {@code cuda}, {@code cuda:N} or {@code cpu}
 * @param use the names of the models that are measured
 * @param data a judged collection in BEIR layout
 */
record CheckPlan(
    Path models, Path work, String device, List<String> use, Optional<Path> data, Sizes sizes) {

  static final Set<String> OPTIONS =
      Set.of("models", "work", "device", "use", "data", "size", "only");

  private static final String CPU = "cpu";
  private static final String USED = "bge-small-en-v1.5,all-minilm-l6-v2-fp32";

  /** Reads the options of a command line. */
  static CheckPlan of(Arguments arguments) throws UsageException {
    Path models = folder(arguments, "models");
    List<String> use = List.of(arguments.option("use").orElse(USED).split(","));
    for (String model : use) {
      if (!Files.isDirectory(models.resolve(model))) {
        throw new UsageException("There is no model " + model + " in " + models + ".");
      }
    }
    return new CheckPlan(
        models,
        folder(arguments, "work"),
        device(arguments.option("device").orElse("cuda")),
        use,
        arguments.option("data").isPresent()
            ? Optional.of(folder(arguments, "data"))
            : Optional.empty(),
        size(arguments.option("size").orElse("full")));
  }

  /** Whether models run where they run without a GPU. */
  boolean onCpu() {
    return device.equals(CPU);
  }

  private static String device(String device) throws UsageException {
    if (!device.matches("cpu|cuda(:[0-9]{1,2})?")) {
      throw new UsageException("--device takes cuda, cuda:N or cpu, got: " + device);
    }
    return device;
  }

  private static Sizes size(String size) throws UsageException {
    return switch (size) {
      case "full" -> Sizes.FULL;
      case "tiny" -> Sizes.TINY;
      default -> throw new UsageException("--size takes full or tiny, got: " + size);
    };
  }

  private static Path folder(Arguments arguments, String option) throws UsageException {
    String word =
        arguments
            .option(option)
            .orElseThrow(
                () -> new UsageException("--" + option + " names a folder: it is needed."));
    Path folder = Path.of(word).toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw new UsageException("--" + option + ": " + folder + " is no folder.");
    }
    return folder;
  }
}
