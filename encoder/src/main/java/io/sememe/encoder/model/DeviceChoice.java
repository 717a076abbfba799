// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where a model is asked to run: {@code cpu}, {@code cuda} (the first GPU), {@code cuda:1}, {@code
 * cuda:0,cuda:1} (they share the load) or {@code auto} (the first GPU where it can be had, else the
 * CPU).
 *
 * @param kind which of the three
 * @param gpus the numbers of the GPUs, as CUDA counts them from 0, each once; none for the CPU
 */
public record DeviceChoice(Kind kind, List<Integer> gpus) {
  /** The CPU. */
  public static final DeviceChoice CPU = new DeviceChoice(Kind.CPU, List.of());

  /** How devices are written. */
  public static final String LABELS = "cpu, cuda, cuda:N, cuda:N,cuda:M, auto";

  /** What is asked for. */
  public enum Kind {
    /** The CPU. */
    CPU,
    /** GPUs, and nothing else. */
    CUDA,
    /** A GPU where it can be had, the CPU where not. */
    AUTO
  }

  /** Two digits: more GPUs than any machine has. */
  private static final Pattern GPUS = Pattern.compile("cuda:\\d{1,2}(,cuda:\\d{1,2})*");

  /** Returns the choice that a label stands for, if it stands for one. */
  public static Optional<DeviceChoice> ofLabel(String label) {
    return switch (label) {
      case "cpu" -> Optional.of(CPU);
      case "auto" -> Optional.of(new DeviceChoice(Kind.AUTO, List.of(0)));
      case "cuda" -> Optional.of(new DeviceChoice(Kind.CUDA, List.of(0)));
      default ->
          Optional.of(label)
              .filter(it -> GPUS.matcher(it).matches())
              .flatMap(DeviceChoice::numbered);
    };
  }

  private static Optional<DeviceChoice> numbered(String label) {
    List<Integer> gpus =
        Arrays.stream(label.split(","))
            .map(gpu -> Integer.valueOf(gpu.substring("cuda:".length())))
            .toList();
    return gpus.stream().distinct().count() == gpus.size()
        ? Optional.of(new DeviceChoice(Kind.CUDA, gpus))
        : Optional.empty();
  }

  /** Returns the label, with the numbers of the GPUs. */
  @Override
  public String toString() {
    return kind == Kind.CUDA
        ? gpus.stream().map(gpu -> "cuda:" + gpu).collect(Collectors.joining(","))
        : kind == Kind.CPU ? "cpu" : "auto";
  }
}
