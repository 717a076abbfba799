// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/** A part of a longer work that has been started. */
interface Step {

  /** Returns whether {@link #finish()} returns or throws without waiting for a run. */
  boolean isDone();

  /** Waits for the part and puts it into the whole; called once. */
  void finish();

  /** Gives the part up. */
  void cancel();
}
