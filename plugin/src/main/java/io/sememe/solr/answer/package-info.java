// SPDX-License-Identifier: Apache-2.0
/**
 * Answers to questions.
 *
 * <p>{@link io.sememe.solr.answer.AnswerComponent} is {@code ans=true}: an {@code AnswerRequest} is
 * what a request wants, {@code CollectionAnswers} has an {@code InnerSearch} bring the texts of the
 * first documents to the node that the client asks, and reads them there. {@link
 * io.sememe.solr.answer.AnswerTransformerFactory} is {@code [answer]}: {@code DocumentAnswers}
 * reads the documents of a page where they lie.
 *
 * <p>Both collect {@code AskedTexts}, each text once, and show a {@code FoundAnswer}: which knows
 * the field that an answer lies in, and what stands around it ({@code Surroundings}).
 */
@NullMarked
package io.sememe.solr.answer;

import org.jspecify.annotations.NullMarked;
