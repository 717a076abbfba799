// SPDX-License-Identifier: Apache-2.0
/**
 * A transformer encoder in plain Java: the shortest true account of what the product runs.
 *
 * <p>It is here to be read, and to say what is right: tests hold it against ONNX Runtime and
 * against the product, state by state and weight by weight. It is slow and meant to be. To
 * understand BERT, read the classes in this order.
 *
 * <ol>
 *   <li>{@link io.sememe.encoder.reference.Input}: a text as the model gets it. Each token is a
 *       number; beside it stand its type (which text of a pair it is from) and its mask (whether it
 *       is there at all, or fills the row up).
 *   <li>{@link io.sememe.encoder.reference.Embeddings}: what a token means before anybody has
 *       looked at the others. Three rows are added up: one for the word, one for the place, one for
 *       the type. The result is the first <em>state</em> of the token, a row of some hundred
 *       numbers.
 *   <li>{@link io.sememe.encoder.reference.SelfAttention}: how tokens look at each other. Each asks
 *       a question (its query), shows a label (its key) and holds an answer (its value). The better
 *       a label fits the question, the more of that answer is taken. Several <em>heads</em> ask
 *       different questions at the same time, each in a few columns of its own.
 *   <li>{@link io.sememe.encoder.reference.Softmax}: how scores become shares that sum to 1, and
 *       how the mask keeps what is not there from being looked at.
 *   <li>{@link io.sememe.encoder.reference.Layer}: one step of the whole. What was looked up is
 *       added to the state that asked for it; then each token, now alone, goes through two {@link
 *       io.sememe.encoder.reference.Dense} steps with a bend ({@link
 *       io.sememe.encoder.reference.Gelu}) between them, and that is added too. Each sum is brought
 *       back to one scale ({@link io.sememe.encoder.reference.LayerNorm}).
 *   <li>{@link io.sememe.encoder.reference.ReferenceEncoder}: the embeddings, and then one layer
 *       after another. The last states are what a word means in its sentence.
 *   <li>{@link io.sememe.encoder.reference.Trace}: all that was computed on the way: the states
 *       after each layer, and who looked at whom. The mean of the last states is the vector of the
 *       text.
 * </ol>
 *
 * <p>{@link io.sememe.encoder.reference.ReferenceWeights} reads what was learnt out of an ONNX
 * file, by the names that BERT's authors gave it; {@link io.sememe.encoder.reference.Matrix} is the
 * little algebra that all this takes.
 *
 * <p>Sources: A. Vaswani and others, "Attention Is All You Need", 2017 (attention and layers); J.
 * Devlin and others, "BERT: Pre-training of Deep Bidirectional Transformers for Language
 * Understanding", 2019 (embeddings, types, names); J. L. Ba and others, "Layer Normalization",
 * 2016; D. Hendrycks and K. Gimpel, "Gaussian Error Linear Units", 2016; N. Reimers and I.
 * Gurevych, "Sentence-BERT", 2019 (the mean of the states).
 */
@NullMarked
package io.sememe.encoder.reference;

import org.jspecify.annotations.NullMarked;
