// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

/**
 * How much waits at a place, at one moment.
 *
 * @param place its name
 * @param searchTokens how many tokens of searches
 * @param indexTokens how many tokens of documents
 * @param maxTokens how many of either may wait before searches are refused and indexing is held
 *     back
 */
public record QueueDepth(String place, long searchTokens, long indexTokens, int maxTokens) {}
