// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.testing.HandMadePair;
import io.sememe.encoder.testing.PlainStates;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A cross-encoder as another project publishes it, against plain ONNX Runtime with pairs made by
 * hand. Needs the folder {@code sememe.data}.
 */
@Tag("reference")
class GoldenPairsTest {
  private static final String QUERY = "what is the capital of France?";
  private static final int MAX_TOKENS = 62;
  private static final long START = 0;
  private static final long END = 2;
  private static final double TOLERANCE = 1e-6;

  @TempDir Path folder;

  @Test
  void scores_are_those_of_plain_onnx_runtime() throws IOException {
    TinyModels models = new TinyModels(folder);
    Path published = Path.of(System.getProperty("sememe.data", "no sememe.data"));
    for (String file : List.of("model.onnx", "tokenizer.json")) {
      Path copied = published.resolve("models/cross-encoder-tiny").resolve(file);
      models.file("tiny", file, Files.readAllBytes(copied));
    }
    ObjectNode descriptor = TinyModels.pairDescriptor().put("maxTokens", MAX_TOKENS);
    descriptor.putObject("pairs").put("queryTokens", MAX_TOKENS - 10);
    models.descriptor("tiny", descriptor);
    models.text("tiny", "config.json", "{\"id2label\": {\"0\": \"LABEL_0\"}}");
    double largest = largestDifference(models);
    System.out.println(
        "golden.pairs.max_difference=" + String.format(Locale.ROOT, "%.9f", largest));
    assertTrue(largest <= TOLERANCE, "largest difference " + largest);
  }

  private double largestDifference(TinyModels models) {
    List<String> texts =
        List.of(
            "Paris is the capital of France.",
            "Bread rises because yeast makes gas.",
            "",
            "</s> Paris </s>",
            "Übermäßig naïve \uD83D\uDE00",
            "the river bank ".repeat(100));
    double largest = 0;
    try (Encoders encoders = new Encoders(EncoderSettings.of(folder));
        TextTokenizer tokenizer = TextTokenizer.open(models.path("tiny", "tokenizer.json"));
        PlainStates plain = new PlainStates(models.path("tiny", "model.onnx"))) {
      Deadline deadline = Deadline.in(Duration.ofMinutes(1));
      List<PairScore> scores = encoders.pairScorer("tiny").score(QUERY, texts, deadline);
      assertEquals(texts.size(), scores.size());
      assertEquals(texts.size(), scores.stream().map(PairScore::logit).distinct().count());
      for (PairScore score : scores) {
        HandMadePair pair = pair(tokenizer, texts.get(score.text()), score.truncatedTokens());
        float expected = plain.logits(pair.ids(), pair.types())[0];
        largest = Math.max(largest, Math.abs(expected - score.logit()));
      }
    }
    return largest;
  }

  private static HandMadePair pair(TextTokenizer tokenizer, String text, int truncatedTokens) {
    long[] query = tokenizer.content(QUERY).ids();
    long[] content = tokenizer.content(text).ids();
    int room = MAX_TOKENS - 4 - query.length;
    assertEquals(Math.max(0, content.length - room), truncatedTokens);
    long[] kept = Arrays.copyOf(content, content.length - truncatedTokens);
    return HandMadePair.ofRoberta(START, query, END, kept);
  }
}
