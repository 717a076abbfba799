// SPDX-License-Identifier: Apache-2.0
/**
 * Real Solr nodes for tests, the demonstration and measurements. A {@link
 * io.sememe.integration.node.SolrHome} is what an administrator prepares: the archive's folders
 * copied into a Solr home. A {@link io.sememe.integration.node.SolrNode} is a process of its own on
 * that home, on any {@link io.sememe.integration.node.Jdk} of this machine; {@link
 * io.sememe.integration.node.TemporaryNode} is both in one, gone without a trace when closed.
 * {@link io.sememe.integration.node.SolrCluster} is several of them and a ZooKeeper, with a {@link
 * io.sememe.integration.node.CloudCollection} or more. {@link io.sememe.integration.node.SolrHttp}
 * is the one way to talk to a node. A {@link io.sememe.integration.node.PairModel} is for them to
 * rerank with, an {@link io.sememe.integration.node.OwnTokensModel} for sparse terms and a {@link
 * io.sememe.integration.node.SpanModel} for answers, since no such models ship. No class of Sememe
 * is on a class path here: nodes load it from their home.
 */
@NullMarked
package io.sememe.integration.node;

import org.jspecify.annotations.NullMarked;
