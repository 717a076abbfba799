// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

/** A part of a configuration that can be switched off where it stands. */
public interface Switchable {

  /** Returns whether it answers. */
  boolean isOn();
}
