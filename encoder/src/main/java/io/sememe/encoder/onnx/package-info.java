// SPDX-License-Identifier: Apache-2.0
/**
 * Models on ONNX Runtime: the only package that touches it.
 *
 * <p>{@link io.sememe.encoder.onnx.EncoderSession} opens a model file and runs it; {@link
 * io.sememe.encoder.onnx.ModelSignature} is what the file says of its inputs and outputs, analysed
 * once; {@code OnnxRuntime} is the process-wide native environment.
 */
@NullMarked
package io.sememe.encoder.onnx;

import org.jspecify.annotations.NullMarked;
