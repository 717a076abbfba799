// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.schedule.RunPolicy;
import io.sememe.encoder.schedule.Runner;
import io.sememe.encoder.tokenize.TextTokenizer;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.List;

/**
 * A model in memory: tokenizer, session and the form of its vectors, behind leases. Thread-safe;
 * closing waits for the calls that are inside, not for texts that wait between two calls: those are
 * refused when their turn comes.
 */
final class OpenModel implements Runner, AutoCloseable {
  private final ModelDescriptor descriptor;
  private final TextTokenizer tokenizer;
  private final EncoderSession session;
  private final VectorForm form;
  private final EmbeddingSpace space;
  private final RunPolicy policy;
  private final Leases leases = new Leases();

  OpenModel(
      ModelDescriptor descriptor,
      TextTokenizer tokenizer,
      EncoderSession session,
      VectorForm form,
      EmbeddingSpace space,
      RunPolicy policy) {
    this.descriptor = descriptor;
    this.tokenizer = tokenizer;
    this.session = session;
    this.form = form;
    this.space = space;
    this.policy = policy;
  }

  EmbeddingSpace space() {
    return space;
  }

  /**
   * Tokenises one text.
   *
   * @throws EncoderException UNLOADED when the model is being closed; BAD_INPUT when the tokenizer
   *     refuses the text
   */
  Tokenized tokenize(String text, Role role, int maxCharacters) {
    acquireLease();
    try {
      return tokenizer.tokenize(descriptor.prefix(role), text, space.maxTokens(), maxCharacters);
    } finally {
      leases.release();
    }
  }

  /**
   * Encodes texts.
   *
   * @throws EncoderException UNLOADED when the model is being closed; INTERNAL when its output is
   *     no vector
   */
  @Override
  public List<float[]> run(List<long[]> ids) {
    acquireLease();
    try {
      return session.run(ids).stream().map(form::vectorOf).toList();
    } catch (EncoderException e) {
      throw new EncoderException(e.kind(), "model '" + space.model() + "': " + e.getMessage(), e);
    } finally {
      leases.release();
    }
  }

  @Override
  public RunPolicy policy() {
    return policy;
  }

  private void acquireLease() {
    if (!leases.acquire()) {
      throw new EncoderException(Kind.UNLOADED, "model '" + space.model() + "' was unloaded");
    }
  }

  @Override
  public void close() {
    leases.drain();
    try {
      session.close();
    } finally {
      tokenizer.close();
    }
  }
}
