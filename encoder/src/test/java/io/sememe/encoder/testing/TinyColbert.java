// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Random;

/** A tiny model in the manner of ColBERT: markers, expansion, a projection. */
public final class TinyColbert {
  public static final String PROJECTION = "1_Dense/model.safetensors";
  public static final int QUERY_TOKENS = 12;
  public static final int PASSAGE_TOKENS = 40;
  public static final int DIMENSION = 5;
  public static final long CLS = 2;
  public static final long SEP = 3;
  public static final long MASK = 4;

  private static final TinyTokenizer TOKENIZER =
      TinyTokenizer.create().words("[unused0]", "[unused1]");

  /** The numbers of the markers. */
  public static final long QUERY_MARKER = TOKENIZER.size() - 2L;

  public static final long PASSAGE_MARKER = TOKENIZER.size() - 1L;

  private TinyColbert() {}

  /** Writes the model with a descriptor that the caller may have changed. */
  public static void write(TinyModels models, String name, ObjectNode descriptor) {
    models
        .tokenizer(name, TinyTokenizer.create().words("[unused0]", "[unused1]"))
        .model(name, encoder().toBytes())
        .file(name, PROJECTION, Safetensors.ofMatrix(projection()))
        .descriptor(name, descriptor);
  }

  /** Returns the encoder without its projection. */
  public static TinyOnnx encoder() {
    return TinyOnnx.ofRows(TOKENIZER.size()).mixed();
  }

  public static ObjectNode descriptor() {
    ObjectNode json = TinyModels.descriptor().put("task", "token-embedding");
    json.remove(List.of("pooling", "normalize"));
    ObjectNode tokens = json.putObject("tokenVectors");
    tokens.putObject("marker").put("query", "[unused0]").put("passage", "[unused1]");
    tokens.put("queryTokens", QUERY_TOKENS).put("expandQuery", true);
    tokens.put("passageTokens", PASSAGE_TOKENS);
    tokens.put("projection", PROJECTION).put("dimension", DIMENSION);
    return json;
  }

  /** Returns the projection: a row for each element of the result. */
  public static float[][] projection() {
    Random random = new Random(5);
    float[][] rows = new float[DIMENSION][TinyOnnx.WIDTH];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return rows;
  }
}
