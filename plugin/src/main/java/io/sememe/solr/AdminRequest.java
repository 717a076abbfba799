// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.apache.solr.client.solrj.SolrRequest.METHOD;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.security.PermissionNameProvider.Name;

/**
 * What the handlers for administrators have in common: they show by GET and change by POST, as
 * Solr's own do.
 */
public final class AdminRequest {
  /** What any request to Solr may carry, apart from some beginnings of names. */
  private static final Set<String> SOLRS =
      Set.of(
          CommonParams.WT,
          CommonParams.INDENT,
          CommonParams.OMIT_HEADER,
          CommonParams.HEADER_ECHO_PARAMS,
          CommonParams.HEADER_ECHO_HANDLER,
          CommonParams.VERSION,
          CommonParams.DISTRIB,
          CommonParams.LOG_PARAMS_LIST,
          "collection");

  private AdminRequest() {}

  /** Returns whether a request may change something. */
  public static boolean mayChange(SolrQueryRequest request) {
    return request.getContext().get("httpMethod") == METHOD.POST;
  }

  /** Returns the permission that a request needs: whatever may change something, that to. */
  public static Name permission(String httpMethod) {
    return switch (httpMethod) {
      case "GET", "HEAD" -> Name.CONFIG_READ_PERM;
      default -> Name.CONFIG_EDIT_PERM;
    };
  }

  /**
   * Returns the permission that a request about a node needs: that for metrics to look, that for
   * the configuration to change something.
   */
  public static Name nodePermission(String httpMethod) {
    return switch (httpMethod) {
      case "GET", "HEAD" -> Name.METRICS_READ_PERM;
      default -> Name.CONFIG_EDIT_PERM;
    };
  }

  /** Returns whether a parameter is Solr's own, which any request may carry. */
  public static boolean isSolrsOwn(String parameter) {
    return SOLRS.contains(parameter)
        || parameter.startsWith("_")
        || parameter.startsWith("json.")
        || parameter.startsWith(ShardParams.SHARDS);
  }

  /**
   * Makes sure that a request has no parameter that nobody reads: a misspelt one would do something
   * else than was wanted.
   *
   * @param label what was asked for, for the message
   * @param always a parameter that is always known, or empty
   * @param known the others that are
   * @throws SolrException 400 with those that are unknown, and those that are not
   */
  public static void requireKnown(
      String label, SolrParams parameters, String always, Collection<String> known) {
    Set<String> unknown = new TreeSet<>();
    parameters.getParameterNamesIterator().forEachRemaining(unknown::add);
    unknown.removeIf(name -> name.equals(always) || known.contains(name) || isSolrsOwn(name));
    if (!unknown.isEmpty()) {
      throw SolrErrors.badRequest(label + " does not know " + unknown + ", only " + known);
    }
  }

  /**
   * Returns a parameter.
   *
   * @throws SolrException 400 when it is missing or blank
   */
  public static String required(SolrParams parameters, String name) {
    String value = parameters.get(name);
    if (value == null || value.isBlank()) {
      throw SolrErrors.badRequest("needs " + name);
    }
    return value;
  }
}
