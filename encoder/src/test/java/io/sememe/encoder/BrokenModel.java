// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx;
import io.sememe.encoder.testing.TinyOnnx.Output;
import io.sememe.encoder.testing.TinyTokenizer;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** A way in which a model folder is broken, and what its reason must say. */
enum BrokenModel {
  MODEL_MISSING("no model file; looked for [model.onnx, onnx/model.onnx]") {
    @Override
    void breakIt(TinyModels models, String name) {
      delete(models, name, "model.onnx");
    }
  },
  MODEL_EMPTY("the model file is no ONNX model") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, new byte[0]);
    }
  },
  MODEL_TRUNCATED("the model file is no ONNX model") {
    @Override
    void breakIt(TinyModels models, String name) {
      byte[] whole = TinyModels.encoder().toBytes();
      models.model(name, Arrays.copyOf(whole, whole.length / 2));
    }
  },
  MODEL_RANDOM_BYTES("the model file is no ONNX model") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, randomBytes());
    }
  },
  // The bytes are no model either: a runtime that saw them first would say so.
  WRONG_SHA256("model.onnx has SHA-256", "sememe.json expects 00112233") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, randomBytes());
      describe(
          models, name, json -> json.putObject("sha256").put("model.onnx", "00112233".repeat(8)));
    }
  },
  EXTERNAL_DATA_MISSING("it is missing beside the model file", TinyOnnx.WEIGHTS) {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().weightsIn(TinyOnnx.WEIGHTS).toBytes());
    }
  },
  EXTERNAL_DATA_SHORT("lies beyond the end of the file", TinyOnnx.WEIGHTS) {
    @Override
    void breakIt(TinyModels models, String name) {
      byte[] weights = TinyModels.encoder().weights();
      models.model(name, TinyModels.encoder().weightsIn(TinyOnnx.WEIGHTS).toBytes());
      models.file(name, TinyOnnx.WEIGHTS, Arrays.copyOf(weights, weights.length / 2));
    }
  },
  IMAGE_MODEL("not a text encoder", "pixel_values") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyOnnx.image());
    }
  },
  FIXED_LENGTH("input 'input_ids' has the fixed length 128; it must be dynamic") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().inputs("input_ids").fixedLength(128).toBytes());
    }
  },
  WHOLE_NUMBERS("no output is float of rank 3, one vector per token") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().output(Output.WHOLE_NUMBERS).toBytes());
    }
  },
  POOLED_OUTPUT("no output is float of rank 3, one vector per token", "sentence_embedding") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().output(Output.POOLED).toBytes());
    }
  },
  UNFIXED_WIDTH("the length of output 'unfixed' is not fixed") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().output(Output.UNFIXED_WIDTH).toBytes());
    }
  },
  GIVES_NAN("the trial run failed", "not finite") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().everyCell(Float.NaN).toBytes());
    }
  },
  GIVES_ZEROS("the trial run failed", "has length 0") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().everyCell(0).toBytes());
    }
  },
  VOCABULARY_BEYOND_THE_MODEL("the trial run failed on the highest token number") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.tokenizer(name, TinyTokenizer.create().words("word-without-a-row"));
    }
  },
  TOO_FEW_POSITIONS(
      "the trial run failed on the longest text that maxTokens and config.json allow (64 tokens") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.model(name, TinyModels.encoder().positions(16).toBytes());
    }
  },
  DIMENSION_TOO_LARGE("dimension 9 is asked for, the model gives 8") {
    @Override
    void breakIt(TinyModels models, String name) {
      describe(models, name, json -> json.put("dimension", 9));
    }
  },
  NO_ROOM_FOR_TEXT("a limit of 2 tokens leaves none for the text of a query") {
    @Override
    void breakIt(TinyModels models, String name) {
      describe(models, name, json -> json.put("maxTokens", 2));
    }
  },
  PREFIX_FILLS_THE_LIMIT("a limit of 8 tokens leaves none for the text of a passage") {
    @Override
    void breakIt(TinyModels models, String name) {
      describe(
          models,
          name,
          json -> json.put("maxTokens", 8).putObject("prefix").put("passage", "a b c d e f "));
    }
  },
  UNKNOWN_KEY("sememe.json: unknown keys [pooled]") {
    @Override
    void breakIt(TinyModels models, String name) {
      describe(models, name, json -> json.put("pooled", true));
    }
  },
  TOKENIZER_MISSING("file 'tokenizer.json' is missing") {
    @Override
    void breakIt(TinyModels models, String name) {
      delete(models, name, "tokenizer.json");
    }
  },
  TOKENIZER_MALFORMED("the tokenizer file is not valid JSON") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.text(name, "tokenizer.json", "{\"version\": \"1.0\", ");
    }
  },
  TOKENIZER_TOO_LARGE("the tokenizer file has 68157440 bytes; at most 67108864 are read") {
    @Override
    void breakIt(TinyModels models, String name) {
      try (RandomAccessFile file =
          new RandomAccessFile(models.path(name, "tokenizer.json").toFile(), "rw")) {
        file.setLength(65L << 20);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  },
  TOKENIZER_OF_UNKNOWN_TYPE("the tokenizer file is not understood") {
    @Override
    void breakIt(TinyModels models, String name) {
      models.tokenizer(name, TinyTokenizer.create().modelType("WordPeace"));
    }
  };

  private final String reasons;

  BrokenModel(String... reasons) {
    this.reasons = String.join("\n", reasons);
  }

  /** Breaks a model that was whole. */
  abstract void breakIt(TinyModels models, String name);

  /** Returns what the reason must contain. */
  List<String> reasons() {
    return reasons.lines().toList();
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[5_000];
    new Random(3).nextBytes(bytes);
    return bytes;
  }

  private static void describe(TinyModels models, String name, Consumer<ObjectNode> change) {
    ObjectNode json = TinyModels.descriptor();
    change.accept(json);
    models.descriptor(name, json);
  }

  private static void delete(TinyModels models, String name, String file) {
    try {
      Files.delete(models.path(name, file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
