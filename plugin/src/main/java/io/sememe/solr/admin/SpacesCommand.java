// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.AdminRequest;
import io.sememe.solr.SolrErrors;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for.
 *
 * @param action what to do
 * @param field the field whose memory is to change; empty when nothing is
 * @param fingerprint the fingerprint to accept, 32 hexadecimal digits; empty for other actions
 * @param force whether to forget a field whose vectors are still in the index
 */
record SpacesCommand(Action action, String field, String fingerprint, boolean force) {
  private static final String ACTION = "action";
  private static final String FIELD = "field";
  private static final String FINGERPRINT = "fingerprint";
  private static final String FORCE = "force";

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");

  /** The actions, each with its parameters. */
  enum Action {
    /** Shows what is remembered. */
    SHOW(),
    /** Lets a fingerprint in. */
    ACCEPT(FIELD, FINGERPRINT),
    /** Forgets a field. */
    FORGET(FIELD, FORCE);

    @SuppressWarnings("ImmutableEnumChecker") // List.of cannot be changed.
    private final List<String> parameters;

    Action(String... parameters) {
      this.parameters = List.of(parameters);
    }

    private String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    private static Action of(@Nullable String label) {
      return Arrays.stream(values())
          .filter(action -> label == null ? action == SHOW : action.label().equals(label))
          .findFirst()
          .orElseThrow(
              () ->
                  SolrErrors.badRequest(
                      "no action '"
                          + label
                          + "'; there are: show, accept (field, fingerprint), forget (field,"
                          + " force)"));
    }
  }

  /**
   * Reads a request.
   *
   * @param mayChange whether it came in a way that may change something
   * @throws org.apache.solr.common.SolrException 400 that names what there is
   */
  static SpacesCommand of(SolrParams parameters, boolean mayChange) {
    Action action = Action.of(parameters.get(ACTION));
    AdminRequest.requireKnown("action=" + action.label(), parameters, ACTION, action.parameters);
    if (action != Action.SHOW && !mayChange) {
      throw SolrErrors.badRequest("action=" + action.label() + " changes the collection: use POST");
    }
    return new SpacesCommand(
        action,
        action.parameters.contains(FIELD) ? AdminRequest.required(parameters, FIELD) : "",
        action.parameters.contains(FINGERPRINT) ? fingerprint(parameters) : "",
        parameters.getBool(FORCE, false));
  }

  private static String fingerprint(SolrParams parameters) {
    String fingerprint = AdminRequest.required(parameters, FINGERPRINT);
    if (!HASH.matcher(fingerprint).matches()) {
      throw SolrErrors.badRequest(
          "fingerprint must be 32 hexadecimal digits in lower case, as the refusal names them");
    }
    return fingerprint;
  }
}
