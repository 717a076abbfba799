// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PendingEmbedding;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives each text a vector that depends on it, notes what it was asked, and fails where the text
 * says so: "broken" fails alone, as a text that a model cannot take does.
 */
final class FakeEmbedder implements TextEmbedder {
  static final String BROKEN = "broken";

  final List<List<String>> asked = new ArrayList<>();
  EncoderException outage;

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public EmbeddingSpace space(Deadline deadline) {
    failOnOutage();
    return new EmbeddingSpace("fake", 2, true, 16, "0".repeat(32));
  }

  @Override
  public List<Embedding> embed(List<String> texts, Role role, Deadline deadline) {
    failOnOutage();
    asked.add(List.copyOf(texts));
    return texts.stream().map(FakeEmbedder::embedding).toList();
  }

  @Override
  public PendingEmbedding start(String text, Role role, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  static float[] vectorOf(String text) {
    return new float[] {text.length(), text.hashCode() % 1000};
  }

  private static Embedding embedding(String text) {
    if (text.equals(BROKEN)) {
      throw new EncoderException(Kind.INTERNAL, "model 'fake': the model's output is not finite");
    }
    float[] vector = text.isBlank() ? new float[0] : vectorOf(text);
    return new Embedding(vector, 3, text.length() > 20 ? 7 : 0, 0, 0);
  }

  private void failOnOutage() {
    if (outage != null) {
      throw outage;
    }
  }
}
