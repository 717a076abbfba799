// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.Task;
import org.jspecify.annotations.Nullable;

/**
 * A model as an operator sees it.
 *
 * @param name the folder name
 * @param state where it stands
 * @param reason why it is FAILED, otherwise null
 * @param space its vector space when READY and made for text embedding, otherwise null
 * @param device what it runs on when READY, otherwise null
 * @param details what else there is to know
 */
public record ModelStatus(
    String name,
    ModelState state,
    @Nullable String reason,
    @Nullable EmbeddingSpace space,
    @Nullable DeviceInUse device,
    ModelDetails details) {

  /** Returns the status of a model that is not in use. */
  static ModelStatus idle(String name, ModelState state, @Nullable String reason) {
    return new ModelStatus(name, state, reason, null, null, ModelDetails.NONE);
  }

  /** Returns the status of a model that answers. */
  static ModelStatus ready(String name, LoadedModel model) {
    OpenModel open = model.open();
    EmbeddingSpace space = open.task() == Task.TEXT_EMBEDDING ? open.space() : null;
    return new ModelStatus(
        name, ModelState.READY, null, space, open.device(), ModelDetails.of(model));
  }

  /** Returns the same with other details. */
  ModelStatus with(ModelDetails other) {
    return new ModelStatus(name, state, reason, space, device, other);
  }
}
