// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes one cluster of two nodes, with the configset that ships: started when the
 * first of them asks for it and stopped after the last test. Classes keep apart by collections of
 * names of their own, and leave the nodes alone.
 *
 * <pre>{@code
 * @ExtendWith(SharedCluster.class)
 * class AliasIT {
 *   AliasIT(SolrCluster cluster) { ... }
 * }
 * }</pre>
 */
public final class SharedCluster implements ParameterResolver {
  private static final Namespace CLUSTERS = Namespace.create(SharedCluster.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SolrCluster.class;
  }

  @Override
  public SolrCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return of(context);
  }

  /** Returns the cluster, for extensions that give tests something in it. */
  public static SolrCluster of(ExtensionContext context) {
    // JUnit closes what lies in the root store.
    return context
        .getRoot()
        .getStore(CLUSTERS)
        .getOrComputeIfAbsent(SolrCluster.class, key -> start(), SolrCluster.class);
  }

  private static SolrCluster start() {
    SolrCluster cluster =
        SolrCluster.start(
            List.of(Jdk.current(), Jdk.current()),
            // Where tests have their temporary folders, so that backups can lie there.
            spec -> spec.withProperty("solr.allowPaths", System.getProperty("java.io.tmpdir")));
    cluster.uploadConfigset("semantic");
    return cluster;
  }
}
