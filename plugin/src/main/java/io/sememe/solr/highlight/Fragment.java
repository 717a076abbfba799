// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

/**
 * Sentences in a row that are shown together.
 *
 * @param first the first one's number in the field
 * @param last the last one's
 * @param best the best one's, for which they are shown
 */
record Fragment(int first, int last, int best) {}
