// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.util.BitSet;

/**
 * What an edited graph gives of the terms of a text.
 *
 * @param output the graph output to read; empty: the first that fits
 * @param topK how many terms at most, at least 1
 * @param terms the numbers that may be among them, not to be changed; at least one
 */
public record SparsePlan(String output, int topK, BitSet terms) {}
