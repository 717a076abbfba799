// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.Deadline;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.ModifiableSolrParams;

/**
 * What can be done with the models of all nodes.
 *
 * @param nodes all that are alive
 * @param here what can be done with those of this node
 * @param path of the handler
 * @param millis how long a node may work
 */
record ModelsEverywhere(Nodes nodes, ModelVerbs here, String path, long millis) {
  /** Asks all nodes, as {@link AllNodes#ask} does. */
  @FunctionalInterface
  interface Nodes {
    Map<String, Map<String, Object>> ask(NodeRequest request, Supplier<Map<String, Object>> here);
  }

  /** Nothing is waited for in a list, but nodes that are busy. */
  private static final long LIST_MILLIS = 20_000;

  /**
   * Does what a command wants, and returns what each node answers.
   *
   * @throws SolrException 409 when a model is named on any node that is to be unloaded: it is
   *     unloaded on none then, nor when a node that has the handler does not tell; what the nodes
   *     answer when none did it
   */
  Map<String, Object> carryOut(ModelsCommand command) {
    Deadline end = Deadline.in(Duration.ofMillis(millis));
    if (command.action() == ModelsCommand.Action.UNLOAD && !command.force()) {
      ModelVerbs.requireUnnamed(command.model(), named(command.model()));
    }
    boolean lists = command.action() == ModelsCommand.Action.LIST;
    Map<String, Map<String, Object>> answers = ask(command, lists ? listMillis() : left(end));
    AllNodes.requireOne(answers);
    return Map.of("nodes", answers);
  }

  private long listMillis() {
    return Math.min(LIST_MILLIS, millis);
  }

  private static long left(Deadline end) {
    return Math.max(0, TimeUnit.NANOSECONDS.toMillis(end.remainingNanos()));
  }

  private Map<String, Map<String, Object>> ask(ModelsCommand command, long most) {
    boolean changes = command.action() != ModelsCommand.Action.LIST;
    NodeRequest request =
        new NodeRequest(changes ? METHOD.POST : METHOD.GET, path, command.forNode(most), most);
    return nodes.ask(request, () -> here.carryOut(command, Deadline.in(Duration.ofMillis(most))));
  }

  /** Returns by collection the places that name a model on any node. */
  private Map<String, Set<String>> named(String model) {
    ModelsCommand list = ModelsCommand.of(new ModifiableSolrParams(), false);
    Map<String, Map<String, Object>> answers = ask(list, listMillis());
    AllNodes.requireTold(
        "not every node says whether it names model '"
            + model
            + "': unloaded nowhere; try again, or send force=true",
        answers);
    Map<String, Set<String>> all = new TreeMap<>();
    for (Map<String, Object> answer : answers.values()) {
      if (answer.get("models") instanceof Map<?, ?> models
          && models.get(model) instanceof Map<?, ?> known
          && known.get("namedBy") instanceof Map<?, ?> places) {
        places.forEach((collection, names) -> add(all, collection.toString(), names));
      }
    }
    return all;
  }

  private static void add(Map<String, Set<String>> all, String collection, Object names) {
    Set<String> places = all.computeIfAbsent(collection, name -> new TreeSet<>());
    if (names instanceof Iterable<?> several) {
      several.forEach(one -> places.add(one.toString()));
    }
  }
}
