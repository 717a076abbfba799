// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import org.jspecify.annotations.Nullable;

/** A node, its home or a request to it failed; the message says what to look at. */
public final class NodeException extends RuntimeException {

  public NodeException(String message) {
    super(message);
  }

  public NodeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
