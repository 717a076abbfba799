// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.reference;

import static io.sememe.encoder.reference.Sentences.MAX_TOKENS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.Attention;
import io.sememe.encoder.AttentionProbe;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
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

  @Test
  void the_attention_within_a_text_is_that_of_its_layers_and_heads() {
    List<Input> inputs = Sentences.inputs(tokenizer, texts());
    for (int i = 0; i < inputs.size(); i++) {
      Attention shown = probe().ofText(texts().get(i), Role.PASSAGE, MAX_TOKENS, soon());
      compare(inputs.get(i), shown);
    }
  }

  @Test
  void the_attention_within_a_pair_is_that_of_its_layers_and_heads() {
    List<Input> inputs = Sentences.inputs(tokenizer, texts());
    int pairs = 0;
    for (int i = 1; i < inputs.size(); i++) {
      Input pair = inputs.get(i - 1).followedBy(inputs.get(i));
      // What is longer is cut: the pair as a whole, and its first text beyond half of the tokens.
      if (pair.length() <= MAX_TOKENS && inputs.get(i - 1).length() <= MAX_TOKENS / 2) {
        compare(pair, probe().ofPair(texts().get(i - 1), texts().get(i), MAX_TOKENS, soon()));
        pairs++;
      }
    }
    assertTrue(pairs > inputs.size() / 3, "only " + pairs + " pairs were compared");
  }

  private AttentionProbe probe() {
    return encoders.attentionProbe(model());
  }

  private void compare(Input input, Attention shown) {
    assertArrayEquals(input.ids(), shown.tokens().ids());
    Trace expected = reference.run(input);
    assertEquals(expected.attention().size(), shown.layers());
    assertEquals(heads(), shown.heads());
    Difference difference = new Difference();
    for (int layer = 0; layer < shown.layers(); layer++) {
      for (int head = 0; head < shown.heads(); head++) {
        float[][] rows = rows(shown.head(layer, head), input.length());
        difference.add(expected.attention().get(layer).get(head), rows);
        Arrays.stream(rows).forEach(ProductAgreementContractTest::assertWhole);
      }
    }
    difference.assertSmall("attention");
  }

  private static void assertWhole(float[] row) {
    double sum = 0;
    for (float share : row) {
      sum += share;
    }
    assertEquals(1, sum, Difference.TOLERANCE);
  }

  private static float[][] rows(float[] square, int size) {
    return IntStream.range(0, size)
        .mapToObj(row -> Arrays.copyOfRange(square, row * size, (row + 1) * size))
        .toArray(float[][]::new);
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
