// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

/**
 * Where a graph says which tokens an answer starts and ends at.
 *
 * @param startOutput the graph output with a logit for each token to be the first
 * @param endOutput the one with a logit for each to be the last
 */
public record SpanPlan(String startOutput, String endOutput) {}
