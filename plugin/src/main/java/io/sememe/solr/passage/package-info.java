// SPDX-License-Identifier: Apache-2.0
/**
 * Nested passages when they are searched: {@link io.sememe.solr.passage.Blocks} tells whole
 * documents from what lies nested below them, {@link io.sememe.solr.passage.PassageSearch} searches
 * passages for their documents, {@link io.sememe.solr.passage.PassageScorer} compares the passages
 * of one document with a question, {@link io.sememe.solr.passage.PassagePlace} says where one was
 * cut from, {@link io.sememe.solr.passage.BlockTransformer} writes into hits what was read of them
 * and their passages. The fields that passages have are {@link io.sememe.solr.PassageFields}.
 */
@NullMarked
package io.sememe.solr.passage;

import org.jspecify.annotations.NullMarked;
