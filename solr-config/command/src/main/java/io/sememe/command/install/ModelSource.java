// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.install;

import io.sememe.command.hub.FileChoice;
import java.nio.file.Path;

/** Where a model comes from. */
public interface ModelSource {
  /** Returns where, for people and for the model's descriptor. */
  String origin();

  /** Returns the licence that the source states; empty where it states none. */
  String licence();

  /** Returns which of its files are wanted. */
  FileChoice choice();

  /** Returns whether what is there of it is worth keeping when something fails. */
  boolean isKept();

  /** Puts the chosen files into a folder, under the same names. */
  void bringTo(Path folder);
}
