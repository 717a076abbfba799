// SPDX-License-Identifier: Apache-2.0
/**
 * What is asked of the files of a model before native code opens them.
 *
 * <p>{@link io.sememe.encoder.scan.ModelScan} is the way in. Of a model file {@code ModelBounds}
 * counts what there is while the file streams by, by what {@code Element} says that ONNX files are
 * made of; what passes is small enough to be read as objects, but for the weights, which stay where
 * they are. Then {@code OperatorScan} holds its operators against a list, {@code ExternalFiles} the
 * files that it wants to read against the folder, and {@code ConstantScan} follows, in the order of
 * {@code NodeOrder}, how large the values get that ONNX Runtime would compute while it opens the
 * file ({@code ConstantShapes} and its neighbours; {@code StatedSizes} for the others).
 *
 * <p>Of a tokenizer file {@code TokenizerScan} looks at size and depth, {@code VocabularyScan} at
 * the numbers of tokens, {@code TokenizerSteps} at what is done around the model, {@code
 * PatternScan} at the regular expressions there.
 *
 * <p>All of it is Java, and none of it computes with weights: see ADR 0018 for what it cannot see.
 */
@NullMarked
package io.sememe.encoder.scan;

import org.jspecify.annotations.NullMarked;
