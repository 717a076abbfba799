// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.CommandException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The file {@code sememe.json} as it comes with a model, read as strictly as a node reads it. */
public final class DescriptorJson {
  /** What the file is called. */
  public static final String NAME = "sememe.json";

  /** The key of an object that has a SHA-256 for each file. */
  public static final String SUMS = "sha256";

  /** The key of an object that has a text for each role. */
  public static final String PREFIX = "prefix";

  /** Who has more to say than a node reads is refused here already. */
  static final int MOST_BYTES = 1 << 20;

  static final String TOO_LARGE =
      NAME + " has more than " + MOST_BYTES + " bytes, and no node reads that much of it";

  private static final List<String> OBJECTS = List.of(SUMS, PREFIX);
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private DescriptorJson() {}

  /**
   * Reads that of a folder.
   *
   * @return nothing where there is none
   * @throws CommandException when it is too large, or not what it should be
   */
  public static Optional<ObjectNode> in(Path folder) {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(of(in.readNBytes(MOST_BYTES + 1)));
    } catch (JsonProcessingException e) {
      throw new CommandException(NAME + " is not valid JSON: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file + ": " + e, e);
    }
  }

  private static ObjectNode of(byte[] bytes) throws IOException {
    if (bytes.length > MOST_BYTES) {
      throw new CommandException(TOO_LARGE);
    }
    if (JSON.readTree(bytes) instanceof ObjectNode object) {
      OBJECTS.forEach(key -> requireObject(object, key));
      return object;
    }
    throw new CommandException(NAME + " must hold one JSON object");
  }

  private static void requireObject(ObjectNode json, String key) {
    if (json.has(key) && !json.get(key).isObject()) {
      throw new CommandException("'" + key + "' in " + NAME + " must be a JSON object");
    }
  }
}
