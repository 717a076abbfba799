// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A folder of models in a temporary folder.
 *
 * @param folder the folder whose sub-folders are the models
 */
public record TinyModels(Path folder) {
  /** The tokens that a tiny model sees, special tokens included. */
  public static final int MAX_TOKENS = 64;

  /** Writes a model without a fault. */
  public TinyModels write(String name) {
    return model(name, encoder().toBytes())
        .tokenizer(name, TinyTokenizer.create())
        .descriptor(name, descriptor());
  }

  /** Returns an encoder that has a row for each token of the tokenizer. */
  public static TinyOnnx encoder() {
    return TinyOnnx.ofRows(TinyTokenizer.create().size());
  }

  /** Returns the descriptor of a tiny model, to be changed by the test. */
  public static ObjectNode descriptor() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("task", "text-embedding").put("pooling", "mean").put("normalize", true);
    return json.put("maxTokens", MAX_TOKENS);
  }

  /** Writes a model that scores pairs. */
  public TinyModels writePairs(String name, TinyOnnx scorer) {
    return model(name, scorer.toBytes())
        .tokenizer(name, TinyTokenizer.create())
        .descriptor(name, pairDescriptor());
  }

  /** Returns a scorer of pairs that has a row for each token of the tokenizer. */
  public static TinyOnnx scorer(int labels) {
    return encoder().positions(MAX_TOKENS).logits(labels);
  }

  /** Returns the descriptor of a tiny model that scores pairs, to be changed by the test. */
  public static ObjectNode pairDescriptor() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    return json.put("task", "pair-scoring").put("maxTokens", MAX_TOKENS);
  }

  /** Writes a model that reads answers. */
  public TinyModels writeSpans(String name, TinySpans spans) {
    return model(name, spans.toBytes())
        .tokenizer(name, TinyTokenizer.create())
        .descriptor(name, spanDescriptor());
  }

  /** Returns the descriptor of a tiny model that reads answers, to be changed by the test. */
  public static ObjectNode spanDescriptor() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    return json.put("task", "question-answering").put("maxTokens", MAX_TOKENS);
  }

  /** Writes a model that gives weighted terms. */
  public TinyModels writeSparse(String name) {
    return model(name, sparseEncoder().toBytes())
        .tokenizer(name, TinyTokenizer.create())
        .descriptor(name, sparseDescriptor());
  }

  /** Returns an encoder with a row and a logit for each token of the tokenizer. */
  public static TinyOnnx sparseEncoder() {
    return encoder().positions(MAX_TOKENS).mixed().terms(TinyTokenizer.create().size());
  }

  /**
   * Returns the descriptor of a tiny model that gives weighted terms, to be changed by the test.
   */
  public static ObjectNode sparseDescriptor() {
    ObjectNode json = new ObjectMapper().createObjectNode();
    return json.put("task", "sparse-embedding").put("maxTokens", MAX_TOKENS);
  }

  public TinyModels model(String name, byte[] onnx) {
    return file(name, "model.onnx", onnx);
  }

  public TinyModels tokenizer(String name, TinyTokenizer tokenizer) {
    return text(name, "tokenizer.json", tokenizer.toJson());
  }

  public TinyModels descriptor(String name, ObjectNode json) {
    return text(name, "sememe.json", json.toString());
  }

  public TinyModels text(String name, String file, String content) {
    return file(name, file, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes one file of a model. */
  public TinyModels file(String name, String file, byte[] content) {
    try {
      Path path = path(name, file);
      Files.createDirectories(path.getParent());
      Files.write(path, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns where a file of a model lies. */
  public Path path(String name, String file) {
    return folder.resolve(name).resolve(file);
  }

  /** Returns the SHA-256 of a file of a model. */
  public String sha256(String name, String file) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(path(name, file)));
      return HexFormat.of().formatHex(digest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
