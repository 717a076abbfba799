// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static io.sememe.encoder.testing.OnnxGraph.FLOAT;
import static io.sememe.encoder.testing.OnnxGraph.INT64;
import static io.sememe.encoder.testing.TinyOnnx.WIDTH;

import java.util.List;
import java.util.Random;

/** What a generated encoder gives of the vectors of its tokens. */
final class TinyOutputs {
  private static final float BIAS = 30;

  private final OnnxGraph graph;
  private final int labels;
  private final long seed;

  /**
   * Adds to a graph; of {@code labels} logits with weights from {@code seed}, if it gives those.
   */
  TinyOutputs(OnnxGraph graph, int labels, long seed) {
    this.graph = graph;
    this.labels = labels;
    this.seed = seed;
  }

  /** Adds the outputs of this form that follow from the vectors. */
  void add(TinyOnnx.Output form, String hidden) {
    switch (form) {
      case TOKENS -> addStates(hidden);
      case POOLED -> addPooled(hidden);
      case BOTH -> {
        addPooled(hidden);
        addStates(hidden);
      }
      case LOGITS -> addLogits(hidden);
      case TERMS -> addTerms(hidden, labels);
      case STATES_AND_TERMS -> {
        addStates(hidden);
        addTerms(hidden, labels);
      }
      case UNDECLARED_TERMS -> addTerms(hidden, "vocabulary");
      case UNFIXED_WIDTH -> addUnfixed(hidden);
      case WHOLE_NUMBERS -> {
        graph.node("Cast", List.of(hidden), "whole", OnnxGraph.attribute("to", INT64));
        graph.output("whole", INT64, "batch", "sequence", WIDTH);
      }
    }
  }

  private void addStates(String hidden) {
    graph.node("Identity", List.of(hidden), "last_hidden_state");
    graph.output("last_hidden_state", FLOAT, "batch", "sequence", WIDTH);
  }

  private void addPooled(String hidden) {
    addMean(hidden, "sentence_embedding");
    graph.output("sentence_embedding", FLOAT, "batch", WIDTH);
  }

  // Sin(hidden) times a seeded matrix, less a bias: of a short text most terms are below 0.
  private void addTerms(String hidden, Object declared) {
    addMatrix();
    graph.floats("bias", new float[] {BIAS}, 1);
    graph.node("Sin", List.of(hidden), "waves");
    graph.node("MatMul", List.of("waves", "classifier"), "unbiased");
    graph.node("Sub", List.of("unbiased", "bias"), "logits");
    graph.output("logits", FLOAT, "batch", "sequence", declared);
  }

  private void addMatrix() {
    Random random = new Random(seed);
    float[] weights = new float[WIDTH * labels];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) random.nextGaussian() * 10;
    }
    graph.floats("classifier", weights, WIDTH, labels);
  }

  // The mean of sin(hidden), times a seeded matrix: a token counts otherwise with another type or
  // place.
  private void addLogits(String hidden) {
    addMatrix();
    graph.node("Sin", List.of(hidden), "waves");
    addMean("waves", "mean");
    graph.node("MatMul", List.of("mean", "classifier"), "logits");
    graph.output("logits", FLOAT, "batch", labels);
  }

  private void addMean(String hidden, String name) {
    graph.node(
        "ReduceMean",
        List.of(hidden),
        name,
        OnnxGraph.attributes("axes", 1),
        OnnxGraph.attribute("keepdims", 0));
  }

  // Cuts the vectors to as many elements as the text has tokens.
  private void addUnfixed(String hidden) {
    graph.lengthOf("input_ids");
    graph.longs("axis", 0);
    graph.longs("from", 0);
    graph.longs("width_axis", 2);
    graph.node("Unsqueeze", List.of("length", "axis"), "to");
    graph.node("Slice", List.of(hidden, "from", "to", "width_axis"), "unfixed");
    graph.output("unfixed", FLOAT, "batch", "sequence", "width");
  }
}
