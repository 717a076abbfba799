// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Embedding;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a document gets in one space.
 *
 * @param fields the values of its fields; null: the document has none
 * @param encoded what went through the model for it
 * @param kept how many vectors it keeps, because their text is unchanged
 * @param cutPassages how many passages it has no vector for, because there are too many
 */
record DocumentVectors(
    Map<String, @Nullable Object> fields, List<Embedding> encoded, int kept, int cutPassages) {}
