// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.QueueDepth;

/**
 * How many tokens wait to be encoded at one place, at one moment.
 *
 * @param place the device or devices: {@code encode} is the CPU
 * @param search those of texts that somebody waits for
 * @param index those of documents that come in
 * @param limit how many of either may wait before searches are refused and indexing is held back;
 *     the text that reaches it may go beyond it
 */
public record QueuedTokens(String place, long search, long index, int limit) {

  static QueuedTokens of(QueueDepth depth) {
    return new QueuedTokens(
        depth.place(), depth.searchTokens(), depth.indexTokens(), depth.maxTokens());
  }
}
