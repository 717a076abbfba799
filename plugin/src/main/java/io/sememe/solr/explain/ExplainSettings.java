// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.solr.SolrErrors;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.NamedList;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration says.
 *
 * @param model the model of requests that name none; null for none
 * @param enabled whether anything is shown at all
 */
record ExplainSettings(@Nullable String model, boolean enabled) {
  private static final String ENABLED = "enabled";

  /** Every handler of Solr's takes these. */
  private static final Set<String> SOLRS = Set.of("defaults", "appends", "invariants");

  /** When nothing is configured. */
  static final ExplainSettings NONE = new ExplainSettings(null, true);

  /**
   * Reads a configuration.
   *
   * @param owner whose it is, for the message
   * @throws SolrException 400 when it has something that is not known
   */
  static ExplainSettings of(NamedList<?> args, String owner) {
    Set<String> unknown = new TreeSet<>();
    args.forEach((name, value) -> unknown.add(name));
    unknown.removeAll(SOLRS);
    unknown.removeAll(Set.of(ExplainRequest.MODEL, ENABLED));
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(
          owner + " knows " + ExplainRequest.MODEL + " and " + ENABLED + ", not " + unknown);
    }
    Object model = args.get(ExplainRequest.MODEL);
    Object enabled = args.get(ENABLED);
    return new ExplainSettings(
        model == null ? null : model.toString(),
        enabled == null || Boolean.parseBoolean(enabled.toString()));
  }

  /**
   * Makes sure that something is shown.
   *
   * @throws SolrException 403 when nothing is
   */
  void requireEnabled() {
    if (!enabled) {
      throw new SolrException(
          ErrorCode.FORBIDDEN, "switched off in solrconfig.xml, with " + ENABLED + "=false");
    }
  }
}
