// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.CloudCollection;
import io.sememe.integration.node.Configset;
import io.sememe.integration.node.PairModel;
import io.sememe.integration.node.Reply;
import io.sememe.integration.node.SharedCluster;
import io.sememe.integration.node.SolrCluster;
import io.sememe.integration.node.SolrNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes the same documents on one shard, which answers alone, and on three with two
 * replicas each: with a vector and token vectors each, beside a model for pairs. Nobody changes
 * them; they go with the cluster that tests share.
 */
public final class SharedRankings implements ParameterResolver {
  static final String MODEL = "pair-grades";

  private static final Namespace RANKINGS = Namespace.create(SharedRankings.class);
  private static final int LONGEST_MESSAGE = 400;
  private static final String CONFIGSET = "ranked";

  /**
   * The collections.
   *
   * @param one on one shard
   * @param three on three, and two replicas of each
   */
  public record Collections(CloudCollection one, CloudCollection three) {

    /** Returns both. */
    public List<CloudCollection> both() {
      return List.of(one, three);
    }

    /** Returns a node of their cluster. */
    public SolrNode node(int number) {
      return one.cluster().node(number);
    }

    /** Sends a request to a collection. */
    public Reply ask(CloudCollection collection, Map<String, String> request) {
      return node(0).http().query(collection.name(), request);
    }

    /** Asserts that both collections refuse a request with 400 and say so, in a line. */
    public void assertRefused(Map<String, String> request, String... said) {
      for (CloudCollection asked : both()) {
        Reply refused = ask(asked, request);
        String message = refused.errorMessage();
        assertEquals(400, refused.status(), () -> request + " " + message);
        for (String part : said) {
          assertTrue(message.contains(part), message);
        }
        assertTrue(message.length() < LONGEST_MESSAGE && !message.contains("\n"), message);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Collections.class;
  }

  @Override
  public Collections resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(RANKINGS)
        .getOrComputeIfAbsent(
            Collections.class, key -> fill(SharedCluster.of(context)), Collections.class);
  }

  private static Collections fill(SolrCluster cluster) {
    cluster.nodes().forEach(node -> PairModel.install(node, MODEL));
    Configset.copy(cluster.node(0), CONFIGSET)
        .replace("solrconfig.xml", "${sememe.tokens:none}", "int8");
    cluster.uploadConfigset(CONFIGSET);
    Collections collections = new Collections(create(cluster, "1", "1"), create(cluster, "3", "2"));
    collections.both().forEach(SharedRankings::fill);
    return collections;
  }

  private static CloudCollection create(SolrCluster cluster, String shards, String replicas) {
    Map<String, String> layout = Map.of("numShards", shards, "replicationFactor", replicas);
    return CloudCollection.create(cluster, CONFIGSET + "-on-" + shards, CONFIGSET, layout);
  }

  private static void fill(CloudCollection collection) {
    collection.awaitActive();
    SolrNode node = collection.cluster().node(0);
    node.http().add(collection.name(), RankedTexts.documents()).orThrow();
    collection.commit();
  }
}
