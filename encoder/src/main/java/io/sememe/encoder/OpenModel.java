// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.ModelDescriptor;
import io.sememe.encoder.model.VectorForm;
import io.sememe.encoder.onnx.EncoderSession;
import io.sememe.encoder.tokenize.TextTokenizer;
import io.sememe.encoder.tokenize.Tokenized;

/**
 * A model in memory: tokenizer, session and the form of its vectors, behind leases. Thread-safe;
 * closing waits for the calls that are inside.
 */
final class OpenModel implements AutoCloseable {
  private final ModelDescriptor descriptor;
  private final TextTokenizer tokenizer;
  private final EncoderSession session;
  private final VectorForm form;
  private final EmbeddingSpace space;
  private final Leases leases = new Leases();

  OpenModel(
      ModelDescriptor descriptor,
      TextTokenizer tokenizer,
      EncoderSession session,
      VectorForm form,
      EmbeddingSpace space) {
    this.descriptor = descriptor;
    this.tokenizer = tokenizer;
    this.session = session;
    this.form = form;
    this.space = space;
  }

  EmbeddingSpace space() {
    return space;
  }

  /**
   * Encodes one text in the calling thread.
   *
   * @throws EncoderException UNLOADED when the model is being closed; INTERNAL when its output is
   *     no vector
   */
  Embedding embed(String text, Role role, int maxCharacters) {
    if (!leases.acquire()) {
      throw new EncoderException(Kind.UNLOADED, "model '" + space.model() + "' was unloaded");
    }
    try {
      return embedLeased(text, role, maxCharacters);
    } finally {
      leases.release();
    }
  }

  private Embedding embedLeased(String text, Role role, int maxCharacters) {
    Tokenized tokenized =
        tokenizer.tokenize(descriptor.prefix(role), text, space.maxTokens(), maxCharacters);
    return new Embedding(
        tokenized.contentTokens() == 0 || text.isBlank()
            ? new float[0]
            : vector(tokenized.encoding().ids()),
        tokenized.encoding().length(),
        tokenized.truncatedTokens(),
        tokenized.truncatedCharacters(),
        tokenized.unknownTokens());
  }

  private float[] vector(long[] ids) {
    try {
      return form.vectorOf(session.run(ids));
    } catch (EncoderException e) {
      throw new EncoderException(e.kind(), "model '" + space.model() + "': " + e.getMessage(), e);
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
