// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.ModelStatus;
import io.sememe.solr.Sememe;
import io.sememe.solr.models.NamedModels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.core.CoreContainer;
import org.apache.solr.core.SolrCore;

/**
 * What can be done with the models of this node.
 *
 * @param sememe the models
 * @param named tells by model and collection, the places of this node's configurations that name it
 */
record ModelVerbs(Sememe sememe, Supplier<Map<String, Map<String, Set<String>>>> named) {

  static ModelVerbs of(CoreContainer node) {
    return new ModelVerbs(Sememe.of(node), () -> NamedModels.of(node));
  }

  /**
   * Begins to load all models that a core names.
   *
   * @throws SolrException 500 when the node's settings are wrong
   */
  static void expectAll(SolrCore core) {
    NamedModels.of(core).keySet().forEach(Sememe.of(core.getCoreContainer())::expect);
  }

  /**
   * Does what a command wants of this node, and returns what the models are then, by name: all of
   * them, or the one of the command.
   *
   * @throws SolrException what the encoder says; 409 when a model is named that is to be unloaded
   */
  Map<String, Object> carryOut(ModelsCommand command, Deadline deadline) {
    try {
      return answer(command, deadline);
    } catch (EncoderException e) {
      throw AdminErrors.of(e);
    }
  }

  private Map<String, Object> answer(ModelsCommand command, Deadline deadline) {
    Map<String, Object> answer = new LinkedHashMap<>();
    String model = command.model();
    Encoders encoders = sememe.encoders();
    switch (command.action()) {
      case LIST -> {}
      case LOAD -> load(command, deadline);
      case UNLOAD -> unload(model, command.force(), deadline);
      case RELOAD -> answer.put("changed", reload(command, deadline));
      case WARM -> warm(model, deadline);
      case VERIFY ->
          answer.put("verification", VerificationReport.of(encoders.verify(model, deadline)));
    }
    answer.put("models", models(model));
    return answer;
  }

  private void load(ModelsCommand command, Deadline deadline) {
    sememe.load(command.model(), command.preflight());
    if (command.untilReady()) {
      sememe.encoders().await(command.model(), deadline);
    }
  }

  private boolean reload(ModelsCommand command, Deadline deadline) {
    boolean changed = sememe.encoders().startReloading(command.model());
    sememe.show(command.model());
    if (command.untilReady()) {
      sememe.encoders().awaitReloading(command.model(), deadline);
    }
    return changed;
  }

  // Both load a model that is not in memory, and one that is in memory is shown.
  private void warm(String model, Deadline deadline) {
    sememe.encoders().warm(model, deadline);
    sememe.show(model);
  }

  private void unload(String model, boolean force, Deadline deadline) {
    if (!force) {
      requireUnnamed(model, named.get().getOrDefault(model, Map.of()));
    }
    sememe.encoders().unload(model, deadline);
  }

  /**
   * Makes sure that nobody needs a model.
   *
   * @throws SolrException 409 that names who does
   */
  static void requireUnnamed(String model, Map<String, ? extends Object> places) {
    if (!places.isEmpty()) {
      throw new SolrException(
          ErrorCode.CONFLICT,
          "model '"
              + model
              + "' is named by "
              + places
              + ": take it out of these configurations and reload the collections, or send"
              + " force=true, and what needs it is answered with 503");
    }
  }

  private Map<String, Map<String, Object>> models(String model) {
    Map<String, Map<String, Set<String>>> places = named.get();
    List<ModelStatus> all = sememe.models();
    if (model.isEmpty()) {
      return ModelReport.all(all, places);
    }
    return ModelReport.all(
        all.stream().filter(status -> status.name().equals(model)).toList(),
        places.containsKey(model) ? Map.of(model, places.get(model)) : Map.of());
  }
}
