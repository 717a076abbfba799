// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

/**
 * What a reranker says of a document.
 *
 * @param value how relevant it is, within 0 and 1
 * @param signal the same as the reranker itself puts it, such as a raw logit; shown to users
 */
record Relevance(double value, float signal) {}
