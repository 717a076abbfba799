// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements of the installed product, printed as {@code key=value} lines. {@link
 * io.sememe.integration.measure.MeasureMain} looks a {@code Measurement} up by its name and prints
 * what it returns; {@code integration-tests/measure} builds what it needs and runs it.
 *
 * <p>A measurement here reads its arguments and makes a plan; the room of its name carries it out:
 *
 * <ul>
 *   <li>{@code quality}: how well a judged collection is ranked, and words in one of their senses
 *       ({@code senses})
 *   <li>{@code answers}: how often questions are answered, and by the right words
 *   <li>{@code encoder}: the encoder beside its peers ({@code encoder}), and its steps ({@code
 *       jmh})
 *   <li>{@code solr}: what Solr adds to the encoder
 *   <li>{@code query}: what a question costs that is cached
 *   <li>{@code cluster}: what a cluster keeps while its nodes are killed
 *   <li>{@code reembed}: what people who search notice of a core that moves to another model
 * </ul>
 *
 * <p>They share {@code figures}, {@code texts} and {@code peers}, the processes that encode, and
 * nothing of each other, but for the words of a BM25 query.
 */
@NullMarked
package io.sememe.integration.measure;

import org.jspecify.annotations.NullMarked;
