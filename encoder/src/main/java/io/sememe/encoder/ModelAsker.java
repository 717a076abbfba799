// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.schedule.Asker;
import io.sememe.encoder.schedule.Lane;
import java.util.function.Supplier;

/**
 * A task that asks a model for texts of one role, and tells the listener. What the scheduler never
 * sees is told here: texts that could not be given to it. Thread-safe.
 *
 * @param lane in which lane the texts go
 */
record ModelAsker(ModelListener listener, String model, Role role, Lane lane) implements Asker {

  /** Returns the asker of texts of a role. */
  static ModelAsker of(EncoderSettings settings, String model, Role role) {
    return new ModelAsker(settings.listener(), model, role, Texts.lane(role));
  }

  /** Returns the asker of texts of a role that somebody waits for. */
  static ModelAsker waiting(EncoderSettings settings, String model, Role role) {
    return new ModelAsker(settings.listener(), model, role, Lane.SEARCH);
  }

  /**
   * Does what comes before a text is given to the scheduler; where it fails, so does the text.
   *
   * @throws EncoderException what it throws, after the listener was told
   */
  <T> T prepare(Supplier<T> step) {
    return prepare(1, step);
  }

  /** Does what comes before several texts are given to the scheduler, as {@link #prepare} does. */
  <T> T prepare(int texts, Supplier<T> step) {
    try {
      return step.get();
    } catch (EncoderException e) {
      for (int i = 0; i < texts; i++) {
        asked();
        refused(e.kind());
      }
      throw e;
    }
  }

  /** Tells of a text that the model does not see all of; nothing where it does. */
  void seen(int truncatedTokens, int truncatedCharacters) {
    if (truncatedTokens > 0 || truncatedCharacters > 0) {
      listener.truncated(model, role, truncatedTokens);
    }
  }

  @Override
  public void asked() {
    listener.asked(model, role);
  }

  @Override
  public void waited(long nanos) {
    listener.waited(model, role, nanos);
  }

  @Override
  public void ran(int texts, long tokens, long nanos) {
    listener.ran(model, role, texts, tokens, nanos);
  }

  @Override
  public void refused(Kind kind) {
    listener.refused(model, role, kind);
  }
}
