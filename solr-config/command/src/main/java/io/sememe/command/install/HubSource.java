// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import io.sememe.command.hub.FileChoice;
import io.sememe.command.hub.Hub;
import io.sememe.command.hub.HubAddress;
import io.sememe.command.hub.HubListing;
import io.sememe.command.hub.NamedFiles;
import java.nio.file.Path;

/**
 * A model on a hub.
 *
 * @param listing what the hub says of it
 * @param mostBytes how many bytes its files may have together
 */
public record HubSource(
    Hub hub, HubAddress address, HubListing listing, FileChoice choice, long mostBytes)
    implements ModelSource {
  /**
   * Asks a hub, also for the file that says which others are wanted.
   *
   * @param wanted the ONNX file; empty: the usual one
   */
  public static HubSource of(Hub hub, HubAddress address, String wanted, long mostBytes) {
    HubListing listing = hub.listing();
    NamedFiles named = hub.descriptor(listing).map(NamedFiles::of).orElse(NamedFiles.NONE);
    FileChoice choice = FileChoice.of(listing.names(), wanted, named);
    return new HubSource(hub, address, listing, choice, mostBytes);
  }

  @Override
  public String origin() {
    return address.page() + "/tree/" + listing.commit();
  }

  @Override
  public String licence() {
    return listing.licence();
  }

  @Override
  public boolean isKept() {
    return true;
  }

  @Override
  public void bringTo(Path folder) {
    hub.fetch(listing, choice.all(), folder, mostBytes);
  }
}
