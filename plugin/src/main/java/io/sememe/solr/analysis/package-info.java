// SPDX-License-Identifier: Apache-2.0
/**
 * Encoders as components of Lucene's analysis chains, for Solr's schema and for plain Lucene.
 *
 * <p>{@link io.sememe.solr.analysis.ModelSource} is where components get their models: in Solr from
 * the node, in plain Lucene from an {@link io.sememe.solr.analysis.EncodersResourceLoader}. Only
 * {@code SolrModels} knows Solr. What tokens carry beside Lucene's own attributes is in {@code
 * attribute}.
 */
@NullMarked
package io.sememe.solr.analysis;

import org.jspecify.annotations.NullMarked;
