// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.CommandException;
import io.sememe.command.Sums;
import io.sememe.command.hub.Download.Limit;
import io.sememe.command.hub.HubClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A hub that models are fetched from. For one thread. */
public final class Hub {
  private static final int MOST_JSON_BYTES = 1 << 24;
  private static final String TOO_LARGE =
      "the files are larger together than what --max-size allows: raise it if they are meant";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HubAddress address;
  private final HubClient client;
  private final Patience patience;
  private final Progress progress;

  /**
   * Creates one.
   *
   * @param address the model
   * @param environment names proxies and a token
   */
  public Hub(
      HubAddress address, Map<String, String> environment, Patience patience, Progress progress) {
    this.address = address;
    this.client = new HubClient(address.base(), environment, patience);
    this.patience = patience;
    this.progress = progress;
  }

  HubClient client() {
    return client;
  }

  Patience patience() {
    return patience;
  }

  Progress progress() {
    return progress;
  }

  /**
   * Asks what the model is.
   *
   * @throws CommandException when the hub does not say
   */
  public HubListing listing() {
    try (Reply reply = client.get(address.description(), Map.of());
        InputStream body = new StallGuard(reply.body(), patience.answer())) {
      byte[] json = body.readNBytes(MOST_JSON_BYTES + 1);
      if (json.length > MOST_JSON_BYTES) {
        throw new CommandException("the hub says too much of the model: is this a hub?");
      }
      return HubListing.of(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new CommandException(
          address.base() + " does not answer as a hub does: is this the address of one?", e);
    } catch (IOException e) {
      throw new CommandException(
          "cannot ask "
              + address.base()
              + " ("
              + e
              + "): is it reachable from here, or only"
              + " through a proxy (https_proxy)?",
          e);
    }
  }

  /**
   * Fetches the file by which a model names others, and nothing besides.
   *
   * @param listing what the hub said
   * @return nothing where there is none
   * @throws CommandException when it cannot be had, is too large, or not what it should be
   */
  public Optional<ObjectNode> descriptor(HubListing listing) {
    return listing.files().stream()
        .filter(file -> file.name().equals(DescriptorJson.NAME))
        .findFirst()
        .flatMap(file -> descriptor(file, address.at(listing.commit())));
  }

  private Optional<ObjectNode> descriptor(HubFile file, HubAddress pinned) {
    Limit limit = new Limit(DescriptorJson.MOST_BYTES, DescriptorJson.TOO_LARGE);
    try (PassingFolder folder = PassingFolder.create()) {
      new Download(this, file, pinned, folder.path().resolve(file.name()), limit).run();
      return DescriptorJson.in(folder.path());
    }
  }

  /**
   * Fetches files into a folder. Those that are there already, and are what the hub says, stay.
   *
   * @param listing what the hub said
   * @param names which files
   * @param mostBytes how many bytes they may have together
   * @throws CommandException when one cannot be had; what is there stays for the next time
   */
  public void fetch(HubListing listing, List<String> names, Path folder, long mostBytes) {
    HubAddress pinned = address.at(listing.commit());
    long left = mostBytes;
    for (HubFile file : listing.files()) {
      if (names.contains(file.name())) {
        Path target = folder.resolve(file.name());
        left -=
            isThere(file, target)
                ? sizeOf(target)
                : new Download(this, file, pinned, target, new Limit(left, TOO_LARGE)).run();
      }
    }
  }

  private boolean isThere(HubFile file, Path target) {
    if (!Files.isRegularFile(target)) {
      return false;
    }
    boolean same =
        file.sha256().isPresent()
            ? file.sha256().get().equals(Sums.sha256(target))
            : file.blob().filter(blob -> blob.equals(Sums.gitBlob(target))).isPresent();
    if (same) {
      progress.line("  " + file.name() + ": is there already");
    }
    return same;
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new CommandException("cannot read " + file, e);
    }
  }
}
