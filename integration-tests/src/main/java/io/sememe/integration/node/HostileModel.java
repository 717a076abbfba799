// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static io.sememe.integration.node.OnnxFile.node;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * A model that is broken, or made to hurt, in one way; and what is said of it when it is loaded.
 */
public enum HostileModel {
  TRUNCATED("is no ONNX model") {
    @Override
    void change(HostileFolder folder) throws IOException {
      byte[] whole = Files.readAllBytes(folder.model());
      Files.write(folder.model(), Arrays.copyOf(whole, whole.length / 2));
    }
  },
  RANDOM_BYTES("is no ONNX model") {
    @Override
    void change(HostileFolder folder) throws IOException {
      byte[] bytes = new byte[10_000];
      new Random(5).nextBytes(bytes);
      Files.write(folder.model(), bytes);
    }
  },
  WRONG_HASH("model.onnx has SHA-256") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.describe(json -> json.putObject("sha256").put("model.onnx", "00".repeat(32)));
    }
  },
  WEIGHTS_ABOVE("without '..'") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.readFrom("../bge-small-en-v1.5/model.onnx", 64);
    }
  },
  WEIGHTS_BY_FULL_PATH("without '..' and full paths") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.readFrom("/dev/zero", 64);
    }
  },
  WEIGHTS_BY_LINK("neither a link nor a device") {
    @Override
    void change(HostileFolder folder) throws IOException {
      Files.createSymbolicLink(folder.path().resolve("weights.bin"), folder.tokenizer());
      folder.readFrom("weights.bin", 64);
    }
  },
  WEIGHTS_MISSING("it is missing beside the model file") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.readFrom("weights.bin", 64);
    }
  },
  WEIGHTS_BEYOND_THE_END("lies beyond the end of the file 'weights.bin'") {
    @Override
    void change(HostileFolder folder) throws IOException {
      Files.write(folder.path().resolve("weights.bin"), new byte[63]);
      folder.readFrom("weights.bin", 64);
    }
  },
  UNKNOWN_DOMAIN("'com.example'") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.add(node("Wordsmith", List.of("table"), "hostile").text(7, "com.example"));
    }
  },
  UNKNOWN_OPERATOR("none of those that encoders of text use") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.add(node("Frobnicate", List.of("table"), "hostile"));
    }
  },
  COMPILED_CODE("carries code that was compiled for a device") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.add(node("EPContext", List.of("table"), "hostile").text(7, "com.microsoft"));
    }
  },
  FUNCTIONS_OF_FUNCTIONS("defines operators of its own") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.addFunctions(40);
    }
  },
  DEEP_BRANCHES("more than 4 levels of graphs within graphs") {
    @Override
    void change(HostileFolder folder) throws IOException {
      OnnxFile inner = node("Identity", List.of("table"), "deepest");
      for (int i = 0; i < 200; i++) {
        inner = HostileFolder.branch("level" + i, inner);
      }
      folder.add(inner);
    }
  },
  MANY_NODES("more than 100000 nodes") {
    @Override
    void change(HostileFolder folder) throws IOException {
      OnnxFile[] nodes = new OnnxFile[100_001];
      Arrays.fill(nodes, node("Identity", List.of("table"), "same"));
      folder.add(nodes);
    }
  },
  EXPANDED_TO_TERABYTES("1099511627776 elements") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.grow(node("Expand", List.of("one", "sizes"), "bomb"), 1 << 20, 1 << 20);
    }
  },
  TILED_TO_TERABYTES("1099511627776 elements") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.grow(node("Tile", List.of("one", "sizes"), "bomb"), 1L << 40);
    }
  },
  FILLED_TO_TERABYTES("1099511627776 elements") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.grow(node("ConstantOfShape", List.of("sizes"), "bomb"), 1L << 40);
    }
  },
  GIVES_NO_NUMBERS("not finite") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.encoder(PairModel.TOKENS, Float.NaN, "batch", "sequence", "sequence");
    }
  },
  WRONG_DIMENSION("dimension 9 is asked for, the model gives 4") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.describe(json -> json.put("dimension", 9));
    }
  },
  FIXED_SHAPES("has the fixed length 128; it must be dynamic") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.encoder(PairModel.TOKENS, 1, 1, 128, 128);
    }
  },
  WRONG_RANK("no output is float of rank 3") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.encoder(PairModel.TOKENS, 1, "batch", "sequence", null);
    }
  },
  IMAGE_MODEL("not a text encoder") {
    @Override
    void change(HostileFolder folder) throws IOException {
      OnnxFile graph = new OnnxFile();
      graph.message(1, node("Flatten", List.of("pixel_values"), "logits")).text(2, "picture");
      graph.message(11, OnnxFile.value("pixel_values", OnnxFile.FLOAT, 1, 3, 224, 224));
      graph.message(12, OnnxFile.value("logits", OnnxFile.FLOAT, 1, 3 * 224 * 224));
      Files.write(folder.model(), OnnxFile.model(graph));
    }
  },
  VOCABULARY_BEYOND_THE_MODEL("the trial run failed on the highest token number") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.encoder(PairModel.TOKENS - 1, 1, "batch", "sequence", "sequence");
    }
  },
  MALFORMED_TOKENIZER("the tokenizer file is not valid JSON") {
    @Override
    void change(HostileFolder folder) throws IOException {
      Files.writeString(folder.tokenizer(), "{\"version\": \"1.0\", ");
    }
  },
  HUGE_TOKENIZER("at most 67108864 are read") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.lengthenTokenizer(65L << 20);
    }
  },
  TOKENIZER_OF_UNKNOWN_TYPE("its model is of the type 'WordPeace'") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.tokenize(json -> ((ObjectNode) json.path("model")).put("type", "WordPeace"));
    }
  },
  EXPLODING_PATTERN("a repetition of what itself varies") {
    @Override
    void change(HostileFolder folder) throws IOException {
      folder.tokenize(
          json ->
              json.putObject("pre_tokenizer")
                  .put("type", "Split")
                  .put("behavior", "Isolated")
                  .put("invert", false)
                  .putObject("pattern")
                  .put("Regex", "(a+)+b"));
    }
  };

  private final String reason;

  HostileModel(String reason) {
    this.reason = reason;
  }

  abstract void change(HostileFolder folder) throws IOException;

  /** Returns what the reason contains for which it is not loaded. */
  public String reason() {
    return reason;
  }

  /** Returns what it is called. */
  public String model() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Writes it into a folder of models. */
  public void install(Path models) throws IOException {
    change(HostileFolder.create(models.resolve(model())));
  }
}
