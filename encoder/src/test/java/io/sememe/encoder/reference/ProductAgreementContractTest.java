// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** What the product says of a text, after all its rewriting of the graph, is what is true. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class ProductAgreementContractTest {
  private static final int SPECIAL_TOKENS = 2;

  private Path tokenizer;
  private ReferenceEncoder reference;
  private Encoders encoders;

  abstract EncoderSettings settings();

  abstract String model();

  abstract int heads();

  abstract List<String> texts();

  @BeforeAll
  void open() {
    EncoderSettings settings = settings();
    Path files = settings.models().resolve(model());
    tokenizer = files.resolve("tokenizer.json");
    reference = ReferenceWeights.read(files.resolve("model.onnx"), heads());
    encoders = new Encoders(settings);
  }

  @AfterAll
  void close() {
    encoders.close();
  }

  @Test
  void the_vector_of_a_text_is_the_mean_of_its_states() {
    List<Embedding> embeddings =
        encoders.textEmbedder(model()).embed(texts(), Role.PASSAGE, soon());
    List<Input> inputs = Sentences.inputs(tokenizer, texts());
    assertEquals(inputs.size(), embeddings.size());
    Difference difference = new Difference();
    for (int i = 0; i < inputs.size(); i++) {
      difference.add(sentence(inputs.get(i)), embeddings.get(i).vector());
    }
    difference.assertSmall("vectors");
  }

  // A text without tokens of its own has no vector.
  private float[] sentence(Input input) {
    return input.length() == SPECIAL_TOKENS ? new float[0] : reference.run(input).sentence();
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
