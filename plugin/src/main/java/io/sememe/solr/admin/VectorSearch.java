// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.collection.LocalRequests;
import java.util.List;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.ShardParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.schema.IndexSchema;

/**
 * Asks all shards of a collection for documents with vectors, nested ones among them, as searches
 * see them since the last commit.
 *
 * <p>The function {@code exists} tells; {@code field:*} and {@code field:[* TO *]} are refused for
 * a DenseVectorField.
 */
final class VectorSearch {
  private static final String SELECT = "/select";
  private static final String COUNTED = ": configure one to have them counted";
  private static final String NEST_PATH = IndexSchema.NEST_PATH_FIELD_NAME;

  private VectorSearch() {}

  /**
   * Returns whether documents have vectors in a field; false when the schema has no such field.
   *
   * @throws SolrException what the search throws; 409 when there is no /select to ask, and how to
   *     change what is remembered all the same
   */
  static boolean finds(SolrCore core, String field) {
    return withVectors(core, field, ": send force=true when it holds none") > 0;
  }

  /**
   * Returns how many documents have vectors in a field, themselves or their nested ones; 0 when the
   * schema has no such field.
   *
   * @throws SolrException what the search throws; 409 when there is no /select to ask
   */
  static long withVectors(SolrCore core, String field) {
    return withVectors(core, field, COUNTED);
  }

  private static long withVectors(SolrCore core, String field, String advice) {
    boolean known = core.getLatestSchema().getFieldOrNull(field) != null;
    return known
        ? count(core, "field '" + field + "' holds vectors" + advice, parameters(core, field))
        : 0;
  }

  /**
   * Returns how many documents there are, nested ones not counted.
   *
   * @throws SolrException as {@link #withVectors} does
   */
  static long documents(SolrCore core) {
    return count(core, "there are documents" + COUNTED, shared(core).set(CommonParams.Q, "*:*"));
  }

  private static long count(SolrCore core, String what, ModifiableSolrParams parameters) {
    if (core.getRequestHandler(SELECT) == null) {
      throw new SolrException(
          ErrorCode.CONFLICT, "without a request handler /select nobody can tell whether " + what);
    }
    NamedList<Object> answer = new LocalRequests(core).ask(SELECT, parameters, List.of());
    return ((SolrDocumentList) answer.get("response")).getNumFound();
  }

  // Documents are asked for by their nested ones: the handler may keep those out of its answers.
  private static ModifiableSolrParams parameters(SolrCore core, String field) {
    boolean nested = core.getLatestSchema().getFieldOrNull(NEST_PATH) != null;
    return shared(core)
        .set("vectors", "{!frange l=1}exists(field(\"" + escaped(field) + "\"))")
        .set("nested", "{!parent which='*:* -" + NEST_PATH + ":*' v=$passages}")
        .set("passages", "+" + NEST_PATH + ":* +_query_:\"{!query v=$vectors}\"")
        .set(
            CommonParams.Q,
            nested ? "{!bool should=$vectors should=$nested}" : "{!query v=$vectors}");
  }

  // A handler may show nested documents as well, which are no documents of their own.
  private static ModifiableSolrParams shared(SolrCore core) {
    ModifiableSolrParams parameters =
        new ModifiableSolrParams()
            .set("defType", "lucene")
            .set(CommonParams.ROWS, 0)
            .set(ShardParams.SHARDS_TOLERANT, false);
    return core.getLatestSchema().getFieldOrNull(NEST_PATH) == null
        ? parameters
        : parameters.set(CommonParams.FQ, "+*:* -" + NEST_PATH + ":*");
  }

  private static String escaped(String field) {
    return field.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
