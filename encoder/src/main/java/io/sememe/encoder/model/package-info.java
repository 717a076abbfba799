// SPDX-License-Identifier: Apache-2.0
/**
 * A model folder and what it says of itself.
 *
 * <p>{@link io.sememe.encoder.model.ModelFolder} finds the folder, {@link
 * io.sememe.encoder.model.DescriptorReader} reads what Hugging Face and sentence-transformers write
 * there and our {@code sememe.json} into one {@link io.sememe.encoder.model.ModelDescriptor}.
 * {@link io.sememe.encoder.model.Task} is what the model is made for. {@link
 * io.sememe.encoder.model.FileHashes} checks the files before anything native sees them; {@link
 * io.sememe.encoder.model.Fingerprint} is the hash of everything that changes a vector. {@link
 * io.sememe.encoder.model.Pooling} and {@link io.sememe.encoder.model.VectorForm} say how hidden
 * states become one vector; {@link io.sememe.encoder.model.TokenVectorSettings} says how each token
 * gets one, and {@link io.sememe.encoder.model.ProjectionFile} reads the layer that may follow;
 * {@link io.sememe.encoder.model.PairHead} says how the logits of a pair become its score; {@link
 * io.sememe.encoder.model.SparseSettings} says how many weighted terms a text gets, and {@link
 * io.sememe.encoder.model.TokenWeightsFile} reads those that the tokens of queries have; {@link
 * io.sememe.encoder.model.AnswerSettings} says how answers are read; {@link
 * io.sememe.encoder.model.DeviceSettings} says where and how the model runs. {@code SememeJson},
 * {@code TokenVectorsJson}, {@code DeviceJson}, {@code PairFiles}, {@code SparseJson}, {@code
 * AnswersJson} and {@code GoldenJson} read our own file with {@code JsonKeys}; {@code
 * SentenceTransformersFiles} reads the files of that library, {@link
 * io.sememe.encoder.model.DenseFolder} its layers between pooling and the vector. {@link
 * io.sememe.encoder.model.FolderWarnings} finds what is odd and yet no reason to refuse a model.
 */
@NullMarked
package io.sememe.encoder.model;

import org.jspecify.annotations.NullMarked;
