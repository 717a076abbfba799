// SPDX-License-Identifier: Apache-2.0
/**
 * The graphs that ONNX Runtime gets: a model's, edited before it sees it, and one of ours.
 *
 * <p>{@link io.sememe.encoder.onnx.graph.EditedModel} is the way in: it reads a file without its
 * large weights ({@code ModelFile}), and {@code Editing} takes the steps from there. It checks that
 * it is a text encoder ({@code TextEncoderGraph}), applies the rewrites that {@link
 * io.sememe.encoder.model.GraphRewrite} names, each a class of its own, puts the pooling in ({@code
 * PoolingNodes}, {@code PaddedPooling}) or, where the states of all tokens are wanted ({@code
 * Rows}), what a {@link io.sememe.encoder.onnx.graph.StatesPlan} asks for ({@code
 * ProjectedStates}), or what a {@link io.sememe.encoder.onnx.graph.SparsePlan} asks for, the terms
 * of a vocabulary ({@code TermWeights}), or a {@link io.sememe.encoder.onnx.graph.SpanPlan}, where
 * answers start and end ({@code SpanLogits}), writes what is left ({@code GraphWriter}), and takes
 * what ONNX Runtime would go on reading from the file ({@code LastingTables}). A rewrite looks for
 * a pattern ({@code Linear}, {@code SelfAttention}, {@code Normalization}) and does nothing where
 * it finds none: a graph of another kind runs as it is.
 *
 * <p>A {@link io.sememe.encoder.onnx.graph.GraphTarget} says how the graph will be run, and adds a
 * step before the rewrites and one after them. First int8 weights become floats ({@code
 * FloatWeights}, computed when they are read: {@code Dequantized}), so that the patterns of floats
 * are found. At the end the layers become half precision ({@code HalfPrecision}), but for what that
 * would hurt ({@code PreciseNodes}); whose types change follows from {@code ElementTypes}.
 *
 * <p>{@link io.sememe.encoder.onnx.graph.AttentionGraph} is a model whose outputs are the weights
 * of its attention: nothing is rewritten, and {@code AttentionLayers} finds them by what stands
 * around them, more loosely than {@code SelfAttention} does, which is to be replaced.
 *
 * <p>{@link io.sememe.encoder.onnx.graph.ProductGraph} comes from no file: it is the graph of a
 * product of matrices.
 *
 * <p>A rewrite may lean on how the encoder is used: a run holds texts of one length, nothing is
 * padded, nothing is masked, and every text is one segment. Where a target pads texts ({@code
 * PaddedTexts}) attention is given their lengths, and no rewrite but that looks at the mask. Of
 * pairs, whose texts are a segment each, the last does not hold; the rewrite that leans on it is
 * left out. The one mask that is not all ones, of {@code HiddenToken}, is put in before the
 * rewrites look, so that they do not find what they lean on.
 */
@NullMarked
package io.sememe.encoder.onnx.graph;

import org.jspecify.annotations.NullMarked;
