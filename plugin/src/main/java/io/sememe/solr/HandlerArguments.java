// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.common.util.NamedList;

/** What stands in the element of a request handler in a configuration. */
public final class HandlerArguments {
  /** Every handler of Solr's takes these. */
  private static final Set<String> SOLRS = Set.of("defaults", "appends", "invariants");

  private HandlerArguments() {}

  /**
   * Makes sure that all of it is read by somebody.
   *
   * @param owner whose it is, for the message
   * @param known what the owner reads
   * @param shown how the message names that
   * @throws org.apache.solr.common.SolrException 400 when there is anything else
   */
  public static void requireKnown(
      NamedList<?> args, String owner, Set<String> known, String shown) {
    Set<String> unknown = new TreeSet<>();
    args.forEach((name, value) -> unknown.add(name));
    unknown.removeAll(SOLRS);
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(owner + " knows " + shown + ", not " + unknown);
    }
  }
}
