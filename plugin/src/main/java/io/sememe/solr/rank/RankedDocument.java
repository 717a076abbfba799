// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

/**
 * A document whose place was decided.
 *
 * @param id its unique key, as users write it
 * @param score the score that gives it its place
 * @param before its score, or its place counted from 1, before the decision; 0 when it had none
 * @param signal what the decision is made of: a reranker's score, or the place in the second of two
 *     rankings
 */
record RankedDocument(String id, float score, float before, float signal) {}
