// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.shards;

import org.apache.solr.common.SolrDocument;

/**
 * A document that an {@link InnerSearch} found.
 *
 * @param id its unique key, as users write it
 * @param score its score
 * @param fields what was asked for of it
 */
public record FoundDocument(String id, float score, SolrDocument fields) {}
