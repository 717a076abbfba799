// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

/**
 * A batch that was acknowledged in the end.
 *
 * @param documents how many it has
 * @param attempts how often it was sent, at least once
 * @param encoded the texts that went through the model in all attempts, as far as answers tell
 */
record Delivery(int documents, int attempts, long encoded) {

  boolean isRetried() {
    return attempts > 1;
  }
}
