// SPDX-License-Identifier: Apache-2.0
/**
 * What the cores of a collection know together. A {@link
 * io.sememe.solr.collection.CollectionProperty} is a text with compare-and-set: in SolrCloud a
 * property of the collection in ZooKeeper, which Solr's backups carry along; on a node of its own a
 * file beside the index. {@code SharedProperties} keep one object for each as long as a core needs
 * it.
 */
@NullMarked
package io.sememe.solr.collection;

import org.jspecify.annotations.NullMarked;
