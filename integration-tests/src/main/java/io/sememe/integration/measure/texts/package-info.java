// SPDX-License-Identifier: Apache-2.0
/**
 * What is encoded, indexed and asked: judged collections in the layout of BEIR, paragraphs with
 * questions in that of SQuAD, and texts that are made up where there is no collection.
 *
 * <p>A {@link io.sememe.integration.measure.texts.Corpus} comes from either. {@link
 * io.sememe.integration.measure.texts.SampleTexts} makes texts up, {@link
 * io.sememe.integration.measure.texts.DistinctTexts} makes many questions out of few, {@link
 * io.sememe.integration.measure.texts.FreshTexts} asks the same ones as if for the first time.
 */
@NullMarked
package io.sememe.integration.measure.texts;

import org.jspecify.annotations.NullMarked;
