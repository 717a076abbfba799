// SPDX-License-Identifier: Apache-2.0
/**
 * Models on ONNX Runtime: the only package that touches it.
 *
 * <p>{@link io.sememe.encoder.onnx.EncoderSession} opens a model file and runs it, for one vector
 * per text, for the states of its tokens, for the logits of a pair or for those of the tokens of a
 * pair, whose two texts {@link io.sememe.encoder.onnx.Segments} tells apart, where a {@link
 * io.sememe.encoder.onnx.Placement} says: a {@code DeviceSession} on each {@code Device}, of the
 * graph as the place takes it ({@code PlacedGraph}); {@link io.sememe.encoder.onnx.ProductSession}
 * multiplies matrices of integers; {@link io.sememe.encoder.onnx.AttentionSession} runs a model
 * file for its attention; {@code graph} edits the file's graph before ONNX Runtime sees it; {@code
 * RunBuffers} is what a run reads and writes, kept for the next one; {@code OnnxRuntime} is the
 * process-wide native environment and how sessions are opened in it.
 *
 * <p>For GPUs {@code Cuda} makes sure that the provider can be had, {@code CudaOptions} tells it
 * how to run, and {@code DeviceFailure} tells when it has no memory left or is lost. {@code
 * natives} finds and checks native libraries before ONNX Runtime is touched; {@link
 * io.sememe.encoder.onnx.NativeRoot} is where this process has them.
 */
@NullMarked
package io.sememe.encoder.onnx;

import org.jspecify.annotations.NullMarked;
