// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.command.CommandException;
import io.sememe.command.child.ChildJvm.Ended;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Tries properties, native libraries and models in processes of their own.
 *
 * @param jvm the Java that they are tried with
 * @param models the folder of models
 * @param device where they run whose folders do not say
 * @param natives the folder that native libraries are unpacked into; empty: a temporary one
 */
public record Probe(ChildJvm jvm, Path models, String device, Optional<Path> natives) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What came of it.
   *
   * @param problem why it failed; empty when it did not
   * @param answer what the process said
   */
  public record Result(Optional<String> problem, JsonNode answer) {
    /** Returns whether it worked. */
    public boolean isGood() {
      return problem.isEmpty();
    }
  }

  /** Asks the plugin what it thinks of the properties that the process is told. */
  public Result tryProperties() {
    return run(List.of(ProbeMain.PROPERTIES));
  }

  /** Loads the native libraries. */
  public Result tryNatives() {
    return runModel(ProbeMain.NONE);
  }

  /** Loads a model and runs it. */
  public Result tryModel(String name) {
    return runModel(name);
  }

  private Result runModel(String model) {
    String folder = natives.map(Path::toString).orElse(ProbeMain.NONE);
    return run(List.of(models.toString(), device, folder, model));
  }

  private Result run(List<String> arguments) {
    Ended ended = jvm.run(ProbeMain.class.getName(), arguments);
    Optional<JsonNode> answer = answer(ended);
    if (answer.isEmpty()) {
      return new Result(Optional.of(ended.how()), JSON.missingNode());
    }
    boolean good = answer.get().path("ok").asBoolean();
    return new Result(
        good ? Optional.empty() : Optional.of(answer.get().path("message").asText()), answer.get());
  }

  private static Optional<JsonNode> answer(Ended ended) {
    return ended
        .said()
        .lines()
        .filter(line -> line.startsWith(ProbeMain.MARK))
        .reduce((first, last) -> last)
        .map(line -> read(line.substring(ProbeMain.MARK.length())));
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new CommandException("the process that tried it said: " + json, e);
    }
  }
}
