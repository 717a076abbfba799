// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.FileHashes;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.Pooling;
import io.sememe.encoder.model.Task;
import io.sememe.encoder.model.VectorForm;
import java.util.List;

/**
 * What is known of a model once it has been opened and tried.
 *
 * @param descriptor what its folder says
 * @param hashes of its files
 * @param warnings what is odd about its files, each a sentence
 * @param form how its output becomes a vector
 * @param space the space that its vectors are in; of a model that scores pairs or reads answers,
 *     that of its logits; of one that weighs terms, that of its rows
 * @param wordSpace the space of its vectors of words, if it gives states of tokens
 * @param runs how texts run
 * @param device what it really runs on
 * @param forms how it does what it is made for
 */
record ModelFacts(
    ModelDescriptor descriptor,
    FileHashes hashes,
    List<String> warnings,
    VectorForm form,
    EmbeddingSpace space,
    TokenSpace wordSpace,
    RunForm runs,
    DeviceInUse device,
    TaskForms forms) {

  /** Returns the model's name. */
  String name() {
    return space.model();
  }

  /** Returns what the model is made for. */
  Task task() {
    return descriptor.task();
  }

  /**
   * Returns what callers get of a run's output.
   *
   * @throws EncoderException INTERNAL when it is not finite, or not the vector that was promised
   */
  float[] resultOf(float[] given) {
    return form.resultOf(task(), given);
  }

  /**
   * Makes sure that the model can do what is asked.
   *
   * @throws EncoderException BAD_INPUT when it is made for another task
   */
  void requireTask(Task asked) {
    if (task() != asked) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "model '"
              + name()
              + "' has the task "
              + task().label()
              + " and cannot do "
              + asked.label()
              + "; use a model whose sememe.json states the task "
              + asked.label());
    }
  }

  /**
   * Makes sure that the model gives states of tokens.
   *
   * @param need who needs them, and what to do without
   * @throws EncoderException BAD_INPUT when it does not
   */
  void requireStates(String need) {
    if (form.pooling() == Pooling.NONE) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "model '"
              + name()
              + "' gives one vector per text (pooling none) and no states of tokens, which "
              + need);
    }
  }
}
