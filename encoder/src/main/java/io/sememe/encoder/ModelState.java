// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/** Where a model stands between the disk and its callers. */
public enum ModelState {
  /** Being opened and checked in the background. */
  LOADING,
  /** Answering. */
  READY,
  /** Could not be opened; {@link ModelStatus#reason()} says why. */
  FAILED,
  /** Not in memory. */
  UNLOADED
}
