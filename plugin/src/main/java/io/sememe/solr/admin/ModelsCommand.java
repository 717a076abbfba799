// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.AdminRequest;
import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants of models.
 *
 * @param action what to do
 * @param model the name of the model; empty when they are listed
 * @param scope where
 * @param force whether to unload a model that a configuration names
 * @param preflight whether to try the model in a process of its own first
 * @param untilReady whether to answer when the model is ready, not when loading has begun
 */
record ModelsCommand(
    Action action,
    String model,
    Scope scope,
    boolean force,
    boolean preflight,
    boolean untilReady) {
  private static final String ACTION = "action";
  private static final String MODEL = "model";
  private static final String FORCE = "force";
  private static final String PREFLIGHT = "preflight";
  private static final String WAIT = "wait";
  private static final String TIME = CommonParams.TIME_ALLOWED;

  /** The actions, each with its parameters. */
  enum Action {
    /** Shows all models. */
    LIST(Scope.NAME),
    /** Begins to load a model, also one whose load has failed. */
    LOAD(MODEL, Scope.NAME, PREFLIGHT, WAIT, TIME),
    /** Takes a model out of memory. */
    UNLOAD(MODEL, Scope.NAME, FORCE, TIME),
    /** Begins to load a model anew if its files have changed. */
    RELOAD(MODEL, Scope.NAME, WAIT, TIME),
    /** Runs texts of all lengths through a model. */
    WARM(MODEL, Scope.NAME, TIME),
    /** Compares a model with what its descriptor says. */
    VERIFY(MODEL, Scope.NAME, TIME);

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
    private final List<String> parameters;

    Action(String... parameters) {
      this.parameters = List.of(parameters);
    }

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Action of(@Nullable String label) {
      return Arrays.stream(values())
          .filter(action -> label == null ? action == LIST : action.label().equals(label))
          .findFirst()
          .orElseThrow(
              () -> SolrErrors.badRequest("no action '" + label + "'; there are: " + all()));
    }

    private static String all() {
      return Arrays.stream(values())
          .map(action -> action.label() + " " + action.parameters)
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Reads a request.
   *
   * @param mayChange whether it came in a way that may change something
   * @throws org.apache.solr.common.SolrException 400 that names what there is
   */
  static ModelsCommand of(SolrParams parameters, boolean mayChange) {
    Action action = Action.of(parameters.get(ACTION));
    AdminRequest.requireKnown("action=" + action.label(), parameters, ACTION, action.parameters);
    if (action != Action.LIST && !mayChange) {
      throw SolrErrors.badRequest("action=" + action.label() + " changes the node: use POST");
    }
    return new ModelsCommand(
        action,
        action.parameters.contains(MODEL) ? AdminRequest.required(parameters, MODEL) : "",
        Scope.of(parameters),
        parameters.getBool(FORCE, false),
        parameters.getBool(PREFLIGHT, false),
        parameters.getBool(WAIT, false));
  }

  /** Returns the parameters of a request that wants the same of one node. */
  ModifiableSolrParams forNode(long millis) {
    ModifiableSolrParams parameters = new ModifiableSolrParams();
    parameters.set(ACTION, action.label());
    set(parameters, MODEL, model);
    set(parameters, FORCE, force);
    set(parameters, PREFLIGHT, preflight);
    set(parameters, WAIT, untilReady);
    set(parameters, TIME, millis);
    return parameters;
  }

  private void set(ModifiableSolrParams parameters, String name, Object value) {
    if (action.parameters.contains(name)) {
      parameters.set(name, value.toString());
    }
  }
}
