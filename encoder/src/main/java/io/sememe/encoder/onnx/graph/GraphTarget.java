// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

/**
 * How an edited graph will be run.
 *
 * @param floatWeights whether int8 weights are turned back into floats, which gives another vector
 *     space than the int8 model has. A graph in which anything stays quantised is refused then.
 * @param padded whether the texts of a run differ in length: each is padded on the right, and
 *     {@code attention_mask}, int64 [texts, tokens], is 1 for its tokens and 0 after them, at least
 *     one token each. A graph without that input is refused then. If not, all texts of a run have
 *     one length and nothing is masked.
 * @param half whether the layers compute in float16; pooling and result stay float32. A graph that
 *     is still quantised stays as it is.
 */
public record GraphTarget(boolean floatWeights, boolean padded, boolean half) {
  /** Weights as they are stored, texts of one length, the precision of the model. */
  public static final GraphTarget CPU = new GraphTarget(false, false, false);
}
