// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

/**
 * How much a model has computed since the process started, also before it was unloaded and loaded
 * again. A text that several receivers wanted at the same time was computed once and counts once;
 * trial runs while a model loads do not count.
 *
 * @param inferences how many texts, windows of long texts, or pairs went through the model
 * @param tokens how many tokens they had, special tokens and prefixes included
 */
public record ModelUsage(long inferences, long tokens) {}
