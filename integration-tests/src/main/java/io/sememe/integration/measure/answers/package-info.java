// SPDX-License-Identifier: Apache-2.0
/**
 * How often questions are answered, and with the right words. {@link
 * io.sememe.integration.measure.answers.AnswersRun} indexes the paragraphs of a collection on a
 * node. {@code GivenParagraphs} asks about the paragraph that a question was made for, {@code
 * AllParagraphs} asks all of them; {@code HighlightCost} tells what highlighting takes. Every
 * answer that comes by is looked up where it says it is ({@code Offsets}).
 */
@NullMarked
package io.sememe.integration.measure.answers;

import org.jspecify.annotations.NullMarked;
