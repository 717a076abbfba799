// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/** For whom a text is encoded. Lanes are served in this order. */
public enum Lane implements Asker {
  /** Somebody waits for the answer. */
  SEARCH,
  /** Documents come in. */
  INDEX;

  @Override
  public Lane lane() {
    return this;
  }
}
