// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.AdminRequest;
import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/** What a request asks for, and the parameters that go with it. */
enum Action {
  STATUS,
  START,
  PAUSE,
  RESUME,
  CANCEL;

  /**
   * Returns what a request asks for; one that does not say asks for the status.
   *
   * @param mayChange whether it came in a way that may change something
   * @throws org.apache.solr.common.SolrException 400 for an unknown action, and for a parameter
   *     that does not go with it; the message says which there are
   */
  static Action of(SolrParams params, boolean mayChange) {
    Action action = named(params.get(Parameters.ACTION));
    params.getParameterNamesIterator().forEachRemaining(action::requireKnown);
    if (action != STATUS && !mayChange) {
      throw SolrErrors.badRequest("action=" + action.label() + " changes something: use POST");
    }
    return action;
  }

  private static Action named(@Nullable String name) {
    if (name == null) {
      return STATUS;
    }
    return Arrays.stream(values())
        .filter(action -> action.label().equals(name))
        .findFirst()
        .orElseThrow(() -> SolrErrors.badRequest("no action '" + name + "'; there is " + labels()));
  }

  private void requireKnown(String parameter) {
    if (!parameter.equals(Parameters.ACTION)
        && !parameters().contains(parameter)
        && !AdminRequest.isSolrsOwn(parameter)) {
      throw SolrErrors.badRequest(
          "action=" + label() + " knows the parameters " + parameters() + ", not " + parameter);
    }
  }

  private List<String> parameters() {
    return switch (this) {
      case START ->
          List.of(
              Parameters.FIELD,
              Parameters.INTO,
              Parameters.MODEL,
              Parameters.LOAD,
              Parameters.TOLERATE);
      case RESUME -> List.of(Parameters.LOAD, Parameters.TOLERATE);
      case STATUS, PAUSE, CANCEL -> List.of();
    };
  }

  private String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static List<String> labels() {
    return Arrays.stream(values()).map(Action::label).toList();
  }
}
