// SPDX-License-Identifier: Apache-2.0
/**
 * Measurements of the installed product, printed as {@code key=value} lines. {@link
 * io.sememe.integration.measure.MeasureMain} looks a {@link
 * io.sememe.integration.measure.Measurement} up by its name; {@code integration-tests/measure}
 * builds what it needs and runs it.
 *
 * <ul>
 *   <li>{@code QualityMeasurement}: how well a judged collection is ranked.
 *   <li>{@code SolrMeasurement}: what Solr adds to the encoder, in three parts: {@code
 *       IndexingSpeed}, {@code QueryOverhead} and {@code SearchUnderIndexing}. {@code BareEncoder}
 *       is what they compare with; {@code Corpus} is where their texts come from.
 * </ul>
 */
@NullMarked
package io.sememe.integration.measure;

import org.jspecify.annotations.NullMarked;
