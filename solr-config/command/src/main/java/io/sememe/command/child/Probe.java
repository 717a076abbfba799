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
 * Tries native libraries and models in processes of their own.
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

  /** Loads the native libraries. */
  public Result tryNatives() {
    return run(ProbeMain.NONE);
  }

  /** Loads a model and runs it. */
  public Result tryModel(String name) {
    return run(name);
  }

  private Result run(String model) {
    String folder = natives.map(Path::toString).orElse(ProbeMain.NONE);
    Ended ended =
        jvm.run(ProbeMain.class.getName(), List.of(models.toString(), device, folder, model));
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
