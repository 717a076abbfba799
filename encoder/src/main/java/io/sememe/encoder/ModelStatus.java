// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import org.jspecify.annotations.Nullable;

/**
 * A model as an operator sees it.
 *
 * @param name the folder name
 * @param state where it stands
 * @param reason why it is FAILED, otherwise null
 * @param space its vector space when READY and made for text embedding, otherwise null
 */
public record ModelStatus(
    String name, ModelState state, @Nullable String reason, @Nullable EmbeddingSpace space) {}
