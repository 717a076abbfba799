// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.command.CommandException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/**
 * What a hub says of a model.
 *
 * @param commit the revision that was asked for, as a commit
 * @param licence as the model's card states it; empty where it does not
 * @param files those with plain names
 */
public record HubListing(String commit, String licence, List<HubFile> files) {
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{7,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern SHA1 = Pattern.compile("[0-9a-f]{40}");
  private static final String LICENCE_TAG = "license:";

  /** Keeps a copy. */
  public HubListing {
    files = List.copyOf(files);
  }

  /**
   * Reads a hub's answer.
   *
   * @throws CommandException when it is not what a hub says
   */
  static HubListing of(JsonNode json) {
    String commit = json.path("sha").asText();
    if (!COMMIT.matcher(commit).matches() || !json.path("siblings").isArray()) {
      throw new CommandException(
          "the hub's answer names no commit and no files: is this the address of a hub?");
    }
    List<HubFile> files = new ArrayList<>();
    for (JsonNode one : json.path("siblings")) {
      String name = one.path("rfilename").asText();
      if (HubFile.isSafe(name)) {
        files.add(file(name, one));
      }
    }
    return new HubListing(commit, licence(json), files);
  }

  private static HubFile file(String name, JsonNode json) {
    JsonNode size = json.path("size");
    return new HubFile(
        name,
        size.canConvertToLong() ? OptionalLong.of(size.longValue()) : OptionalLong.empty(),
        matching(SHA256, json.path("lfs").path("sha256")),
        matching(SHA1, json.path("blobId")));
  }

  private static Optional<String> matching(Pattern pattern, JsonNode text) {
    return Optional.of(text.asText()).filter(one -> pattern.matcher(one).matches());
  }

  private static String licence(JsonNode json) {
    JsonNode card = json.path("cardData");
    JsonNode stated = card.path("license");
    String licence = stated.isArray() ? stated.path(0).asText() : stated.asText();
    if (licence.equals("other") && card.path("license_name").isTextual()) {
      licence = card.path("license_name").asText();
    }
    return licence.isEmpty() ? tagged(json) : licence;
  }

  private static String tagged(JsonNode json) {
    return StreamSupport.stream(json.path("tags").spliterator(), false)
        .map(JsonNode::asText)
        .filter(tag -> tag.startsWith(LICENCE_TAG))
        .map(tag -> tag.substring(LICENCE_TAG.length()))
        .findFirst()
        .orElse("");
  }

  /** Returns the names of all files. */
  public List<String> names() {
    return files.stream().map(HubFile::name).toList();
  }
}
