// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** What is read of a graph. */
enum OutputKind {
  /** The states of the tokens. */
  TOKEN_STATES("a text encoder", 3, "float of rank 3, one vector per token, which pooling needs"),
  /** The vector of a text. */
  TEXT_VECTOR(
      "a text encoder", 2, "float of rank 2, one vector per text, which pooling none needs"),
  /** What a pair of texts is scored by. */
  LOGITS(
      "a pair scorer", 2, "float of rank 2, one row of logits per pair, which pair scoring needs"),
  /** What says of each token which terms of the vocabulary it may stand for. */
  TERM_LOGITS(
      "a sparse encoder",
      3,
      "float of rank 3, one row of logits per token, of a declared length that holds all terms of"
          + " the tokenizer, which sparse embedding needs"),
  /** What says of each token whether an answer starts there, or ends. */
  SPAN_LOGITS(
      "a reader of answers",
      2,
      "float of rank 2, a logit per token, which question answering needs");

  private final String model;
  private final int rank;
  private final String form;

  OutputKind(String model, int rank, String form) {
    this.model = model;
    this.rank = rank;
    this.form = form;
  }

  /** Returns what a graph with such an output is, with its article. */
  String model() {
    return model;
  }

  /** Returns what such an output looks like. */
  String form() {
    return form;
  }

  boolean fits(ValueInfoProto output) {
    TypeProto.Tensor type = output.getType().getTensorType();
    return type.getElemType() == Weights.FLOAT && type.getShape().getDimCount() == rank;
  }
}
