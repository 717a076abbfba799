// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.collection.CollectionProperty;
import io.sememe.solr.space.CollectionSpaces;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.core.SolrCore;

/**
 * The parts of a collection's job as one of its cores has them.
 *
 * @param core the core
 */
record CoreJobs(SolrCore core) {
  private static final String PROCESS = UUID.randomUUID().toString();

  JobStore store() {
    return new JobStore(CollectionProperty.of(core, JobStore.NAME));
  }

  Verbs verbs() {
    return new Verbs(store(), CollectionSpaces.of(core), Timing.system());
  }

  /** Returns the core's keeper, whose work runs on some threads. */
  Keeper keeper(Executor workers) {
    Owner me = new Owner(node(), core.getName(), PROCESS, UUID.randomUUID().toString());
    OwnerWatch watch = new OwnerWatch(me, liveNodes(), Timing.system());
    return new Keeper(store(), me, watch, job -> stint(job, me), workers);
  }

  private Stint stint(Job job, Owner me) {
    return new Stint(
        job,
        new Ownership(store(), me, job.plan().id()),
        new SolrDocuments(core),
        new Target(CollectionSpaces.of(core), job.plan()),
        Timing.system());
  }

  private String node() {
    ZkController cloud = core.getCoreContainer().getZkController();
    return cloud == null ? "" : cloud.getNodeName();
  }

  // Without a cluster there is one node, and it is alive: it asks.
  private Predicate<String> liveNodes() {
    ZkController cloud = core.getCoreContainer().getZkController();
    return node -> cloud == null || cloud.getClusterState().liveNodesContain(node);
  }
}
