// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.answers;

import io.sememe.integration.measure.texts.SquadCollection;

/**
 * What is to be measured.
 *
 * @param collection paragraphs and questions
 * @param model the installed model that finds paragraphs and sentences
 * @param questions how many questions are asked about their paragraph, at least 1
 * @param asked how many questions are asked about all paragraphs, at least 1
 */
public record AnswersPlan(SquadCollection collection, String model, int questions, int asked) {}
