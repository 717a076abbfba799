// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * A step that needs no run.
 *
 * @param end what is done when its turn comes
 */
record ReadyStep(Runnable end) implements Step {
  @Override
  public boolean isDone() {
    return true;
  }

  @Override
  public void finish() {
    end.run();
  }

  @Override
  public void cancel() {}
}
