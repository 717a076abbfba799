// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/** For whom a text is encoded. Lanes are served in this order. */
public enum Lane {
  /** Somebody waits for the answer. */
  SEARCH,
  /** Documents come in. */
  INDEX
}
