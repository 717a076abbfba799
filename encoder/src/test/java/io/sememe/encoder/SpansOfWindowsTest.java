// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.testing.RandomTexts;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinySpans;
import io.sememe.encoder.testing.TinyTokenizer;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Hostile texts of many windows against a reader that runs each window alone and tries all. */
class SpansOfWindowsTest {
  private static final int TEXTS = 400;
  private static final int LEAST_WINDOWS = 1_000;
  private static final List<String> WRITTEN = List.of("[SEP]", "</s>", "[CLS] [sep]", "</s></s>");

  private static final Path BYTE_LEVEL = Path.of("src", "test", "tokenizers", "byte-level.json");

  @TempDir Path folder;

  /** How question and text are put together. */
  private enum Frame {
    /** As Transformers writes BERT's today, with the defaults of a model of 64 tokens. */
    BERT(1, 64, 30, 15, 30) {
      @Override
      TinyModels write(TinyModels models, TinySpans spans) {
        return models.writeSpans("m", spans);
      }
    },
    /** BERT's own, every window one token after the last. */
    BERT_STEP_BY_STEP(1, 24, 4, 16, 5) {
      @Override
      TinyModels write(TinyModels models, TinySpans spans) {
        return models
            .writeSpans("m", spans)
            .tokenizer("m", TinyTokenizer.create().processing("BertProcessing"))
            .descriptor("m", settings());
      }
    },
    /** RoBERTa's with tokens that are bytes: several stand for one character. */
    BYTES(2, 48, 8, 12, 6) {
      private static final int TOKENS = 287;

      @Override
      TinySpans model(long seed) {
        return TinySpans.seeded(TOKENS, maxTokens(), seed).withoutTypes();
      }

      @Override
      TinyModels write(TinyModels models, TinySpans spans) {
        return models
            .writeSpans("m", spans)
            .text("m", "tokenizer.json", byteLevel())
            .descriptor("m", settings());
      }

      @Override
      long start() {
        return 0;
      }

      @Override
      long separator() {
        return 1;
      }
    },
    /** RoBERTa's: two separators, no segments. */
    ROBERTA(2, 40, 8, 0, 3) {
      @Override
      TinySpans model(long seed) {
        return super.model(seed).withoutTypes();
      }

      @Override
      TinyModels write(TinyModels models, TinySpans spans) {
        return models
            .writeSpans("m", spans)
            .tokenizer("m", TinyTokenizer.create().processing("RobertaProcessing"))
            .descriptor("m", settings());
      }
    };

    private final int separators;
    private final int maxTokens;
    private final int questionTokens;
    private final int overlapTokens;
    private final int maxAnswerTokens;

    Frame(
        int separators, int maxTokens, int questionTokens, int overlapTokens, int maxAnswerTokens) {
      this.separators = separators;
      this.maxTokens = maxTokens;
      this.questionTokens = questionTokens;
      this.overlapTokens = overlapTokens;
      this.maxAnswerTokens = maxAnswerTokens;
    }

    TinySpans model(long seed) {
      return TinySpans.seeded(maxTokens, seed);
    }

    int maxTokens() {
      return maxTokens;
    }

    long start() {
      return TinyTokenizer.CLS;
    }

    long separator() {
      return TinyTokenizer.SEP;
    }

    abstract TinyModels write(TinyModels models, TinySpans spans);

    ObjectNode settings() {
      ObjectNode json = TinyModels.spanDescriptor().put("maxTokens", maxTokens);
      json.putObject("answers")
          .put("questionTokens", questionTokens)
          .put("overlapTokens", overlapTokens)
          .put("maxAnswerTokens", maxAnswerTokens);
      return json;
    }

    PlainSpans plain(TinySpans model, TextTokenizer tokenizer) {
      return new PlainSpans(
          model,
          tokenizer,
          start(),
          separator(),
          separators,
          maxTokens,
          questionTokens,
          overlapTokens,
          maxAnswerTokens);
    }
  }

  private static String byteLevel() {
    try {
      ObjectNode file = (ObjectNode) new ObjectMapper().readTree(BYTE_LEVEL.toFile());
      ObjectNode processor = file.putObject("post_processor").put("type", "RobertaProcessing");
      processor.putArray("sep").add("</s>").add(1);
      processor.putArray("cls").add("<s>").add(0);
      processor.put("trim_offsets", false).put("add_prefix_space", false);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource(Frame.class)
  void answers_are_those_of_each_window_alone(Frame frame) {
    TinySpans model = frame.model(17);
    TinyModels models = frame.write(new TinyModels(folder), model);
    RandomTexts random = new RandomTexts(frame.name().length());
    int windows = 0;
    try (OpenSpans spans = new OpenSpans(folder, "m");
        TextTokenizer tokenizer = TextTokenizer.open(models.path("m", "tokenizer.json"))) {
      PlainSpans plain = frame.plain(model, tokenizer);
      for (int i = 0; i < TEXTS; i++) {
        String question = "who " + random.next();
        String text = text(random, i);
        int most = 1 + i % 4;
        Answers actual = spans.read(question, most, text);
        assertEquals(plain.read(question, text, most), actual.best(), "text " + i);
        assertEquals(1, actual.read());
        actual.best().forEach(answer -> requirePart(text, answer.span()));
        windows += plain.windows(question, text).size();
      }
    }
    assertTrue(windows >= LEAST_WINDOWS, windows + " windows");
  }

  // White space at the ends of a text is not looked at; to tokens of bytes it would be tokens.
  private static String text(RandomTexts random, int number) {
    return Stream.generate(random::next)
        .limit(number % 7)
        .map(part -> part + WRITTEN.get(number % WRITTEN.size()))
        .collect(Collectors.joining(" "))
        .strip();
  }

  private static void requirePart(String text, TextSpan span) {
    String part = span.of(text);
    assertFalse(part.isEmpty());
    assertEquals(part.strip(), part);
    for (int edge : new int[] {span.start(), span.end()}) {
      boolean within = edge > 0 && edge < text.length();
      assertFalse(
          within && Character.isSurrogatePair(text.charAt(edge - 1), text.charAt(edge)),
          "a surrogate pair is split at " + edge);
    }
  }
}
