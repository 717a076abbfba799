// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.solr.HandlerArguments;
import java.util.Set;
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

  /** When nothing is configured. */
  static final ExplainSettings NONE = new ExplainSettings(null, true);

  /**
   * Reads a configuration.
   *
   * @param owner whose it is, for the message
   * @throws SolrException 400 when it has something that is not known
   */
  static ExplainSettings of(NamedList<?> args, String owner) {
    HandlerArguments.requireKnown(
        args,
        owner,
        Set.of(ExplainRequest.MODEL, ENABLED),
        ExplainRequest.MODEL + " and " + ENABLED);
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
