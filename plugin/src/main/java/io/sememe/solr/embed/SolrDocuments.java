// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.collection.LocalRequests;
import io.sememe.solr.collection.RoutedAliases;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.CursorMarkParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.ContentStreamBase;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.Utils;
import org.apache.solr.core.SolrCore;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.update.UpdateLog;

/**
 * The documents of the collection that a core belongs to, through a search of the job's own and the
 * core's {@code /update}: so they are found on all shards whatever the collection's configuration
 * hides from its users, and touched through the chain that the collection's documents come through.
 *
 * @param core which is not kept open by this
 */
record SolrDocuments(SolrCore core) implements Documents {
  private static final String UPDATE = "/update";
  private static final String NEST_PATH = "_nest_path_";
  private static final int PAGE = 1000;

  /** Or else a partial update would bring back a document that was deleted after it was found. */
  private static final long MUST_EXIST = 1;

  @Override
  public void commit() {
    requireReplayed();
    SolrParams params = params("commit", "true", "openSearcher", "true", "waitSearcher", "true");
    new LocalRequests(core).ask(UPDATE, params, List.of());
  }

  // After a crash Solr replays the log in the background: until then documents that were done look
  // as if they were not.
  private void requireReplayed() {
    UpdateLog log = core.getUpdateHandler().getUpdateLog();
    if (log != null && log.getState() != UpdateLog.State.ACTIVE) {
      throw new SolrException(
          ErrorCode.SERVICE_UNAVAILABLE, "the core is still replaying its transaction log");
    }
  }

  @Override
  public long count() {
    return found(select(all())).getNumFound();
  }

  @Override
  public long count(Todo todo) {
    return found(select(of(todo))).getNumFound();
  }

  @Override
  public Page page(Todo todo, String from) {
    ModifiableSolrParams params = of(todo);
    params.set(CommonParams.ROWS, PAGE);
    params.set(CursorMarkParams.CURSOR_MARK_PARAM, from);
    NamedList<Object> answer = select(params);
    String key = key();
    List<String> ids =
        found(answer).stream().map(found -> String.valueOf(found.getFirstValue(key))).toList();
    return new Page(ids, String.valueOf(answer.get(CursorMarkParams.CURSOR_MARK_NEXT)));
  }

  @Override
  public void touch(String field, List<String> ids) {
    String key = key();
    Map<String, Object> nothing = Collections.singletonMap("set", null);
    List<Map<String, Object>> touches =
        ids.stream()
            .map(id -> Map.of(key, id, CommonParams.VERSION_FIELD, MUST_EXIST, field, nothing))
            .toList();
    byte[] json = Utils.toJSONString(touches).getBytes(StandardCharsets.UTF_8);
    ContentStreamBase body = new ContentStreamBase.ByteArrayStream(json, null, "application/json");
    // They were found in this collection: a routed alias has nothing to find out.
    new LocalRequests(core)
        .ask(UPDATE, params(RoutedAliases.ROUTED, RoutedAliases.TO_LEADER), List.of(body));
  }

  private NamedList<Object> select(ModifiableSolrParams params) {
    return new LocalRequests(core).ask(DocumentsHandler.PATH, params, List.of());
  }

  private static SolrDocumentList found(NamedList<Object> answer) {
    if (answer.get("response") instanceof SolrDocumentList found) {
      return found;
    }
    throw new SolrException(
        ErrorCode.SERVER_ERROR, DocumentsHandler.PATH + " does not answer like a search");
  }

  // Leaders, because other replicas may learn of a commit later.
  private ModifiableSolrParams all() {
    ModifiableSolrParams params =
        params(
            "q",
            "*:*",
            "defType",
            "lucene",
            "fl",
            key(),
            "sort",
            key() + " asc",
            "rows",
            "0",
            "shards.preference",
            "replica.leader:true",
            "shortCircuit",
            "false",
            "shards.tolerant",
            "false");
    if (schema().getFieldOrNull(NEST_PATH) != null) {
      params.add(CommonParams.FQ, "*:* -" + NEST_PATH + ":*");
    }
    return params;
  }

  private ModifiableSolrParams of(Todo todo) {
    ModifiableSolrParams params = all();
    todo.fingerprints()
        .forEach(one -> params.add("sememe.encoded", "{!prefix f=" + todo.hashField() + "}" + one));
    params.add(CommonParams.FQ, "{!bool must=*:* must_not=$sememe.encoded}");
    return params;
  }

  private String key() {
    return schema().getUniqueKeyField().getName();
  }

  private IndexSchema schema() {
    return core.getLatestSchema();
  }

  private static ModifiableSolrParams params(String... pairs) {
    ModifiableSolrParams params = new ModifiableSolrParams();
    for (int i = 0; i < pairs.length; i += 2) {
      params.set(pairs[i], pairs[i + 1]);
    }
    return params;
  }
}
