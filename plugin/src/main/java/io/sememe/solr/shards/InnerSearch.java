// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.shards;

import io.sememe.solr.RequestTime;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.collection.LocalRequests;
import java.util.ArrayList;
import java.util.List;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrDocumentList;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.CursorMarkParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.handler.RequestHandlerBase;
import org.apache.solr.handler.component.SearchHandler;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.search.QParserPlugin;
import org.apache.solr.search.QueryParsing;
import org.jspecify.annotations.Nullable;

/**
 * A search within a request, of the same documents: same collection, same shards, same filters,
 * same user, through the same handler. Where the request goes to shards it does too, and its scores
 * and its order are those of the whole collection. Not thread-safe, like the request.
 */
public final class InnerSearch {
  private static final String SELECT = "/select";
  private static final String SCORE = "score";

  /** What would be done with the hits, or would be done a second time. */
  private static final List<String> NOT_WANTED =
      List.of(
          CommonParams.RQ,
          CommonParams.JSON,
          CommonParams.DEBUG,
          CommonParams.OMIT_HEADER,
          CommonParams.IS_QUERY_CANCELLABLE,
          CommonParams.QUERY_UUID,
          CursorMarkParams.CURSOR_MARK_PARAM);

  /** What a handler that insists on its own would change the ranking by, without a word. */
  private static final List<String> NEEDED =
      List.of(CommonParams.START, CommonParams.ROWS, CommonParams.SORT);

  private static final List<String> SWITCHED_OFF =
      List.of(
          "facet",
          "hl",
          "group",
          "expand",
          "stats",
          "mlt",
          "terms",
          "spellcheck",
          "ans",
          CommonParams.DEBUG_QUERY);

  private final SolrQueryRequest request;
  private final ModifiableSolrParams params;
  private String path;
  private boolean partial;

  /**
   * Creates a search for the best documents of a request's query.
   *
   * @param rows how many documents are found at most
   */
  public InnerSearch(SolrQueryRequest request, int rows) {
    this.request = request;
    this.path = request.getPath() == null ? SELECT : request.getPath();
    this.params = new ModifiableSolrParams(request.getParams());
    NOT_WANTED.forEach(params::remove);
    List.copyOf(params.getParameterNames()).stream()
        .filter(name -> name.startsWith(CommonParams.JSON + "."))
        .forEach(params::remove);
    SWITCHED_OFF.forEach(name -> params.set(name, false));
    params.set(CommonParams.HEADER_ECHO_PARAMS, "none");
    params.set(CommonParams.START, 0);
    params.set(CommonParams.ROWS, rows);
    // Of equal scores the order would depend on the shards.
    params.set(CommonParams.SORT, SCORE + " desc," + idField().getName() + " asc");
    params.set(CommonParams.FL, idField().getName(), SCORE);
  }

  /**
   * Returns whether a request is such a search. What reranks leaves it as it is then: it is asked
   * for again where the handler's configuration names it, and would search within for ever. The
   * shards of such a search are told what to leave, as they are told any ranking.
   */
  public static boolean is(SolrQueryRequest request) {
    return LocalRequests.isWithinAnother(request);
  }

  /** Finds the documents in the order into which the request's {@code rq} brings them. */
  public InnerSearch reranked() {
    String[] rankings = request.getParams().getParams(CommonParams.RQ);
    if (rankings != null) {
      params.set(CommonParams.RQ, rankings);
    }
    return this;
  }

  /** Searches through another handler than the request's, which is no search itself. */
  public InnerSearch through(String handler) {
    path = handler;
    return this;
  }

  /** Searches for another query than the request's, which names its parser in braces. */
  public InnerSearch query(String query) {
    params.set(CommonParams.Q, query);
    // Removed, the handler's own would come back, and to most parsers braces are text.
    params.set(QueryParsing.DEFTYPE, QParserPlugin.DEFAULT_QTYPE);
    return this;
  }

  /** Gives the search a parameter, which may have several values. */
  public InnerSearch with(String name, String... values) {
    params.set(name, values);
    return this;
  }

  /** Has the documents bring something more. */
  public InnerSearch fetch(String field) {
    params.add(CommonParams.FL, field);
    return this;
  }

  /**
   * Searches.
   *
   * @return what was found, best first
   * @throws SolrException what the handler throws; 400 when the request is no search
   */
  public List<FoundDocument> find() {
    requireNeeded(requireSearch());
    NamedList<Object> answer =
        new LocalRequests(request.getCore()).askAs(request, path, timed(params));
    partial = !SolrQueryResponse.haveCompleteResults(header(answer));
    List<FoundDocument> found = new ArrayList<>();
    if (answer.get("response") instanceof SolrDocumentList documents) {
      documents.forEach(document -> found.add(found(document)));
    }
    return found;
  }

  /**
   * Returns whether documents may be missing in what was found: time ran out, or a shard is away.
   */
  public boolean isPartial() {
    return partial;
  }

  private FoundDocument found(SolrDocument document) {
    Object id = document.getFieldValue(idField().getName());
    if (id == null || !(document.getFieldValue(SCORE) instanceof Number score)) {
      throw new SolrException(
          ErrorCode.SERVER_ERROR,
          "a search within a search needs "
              + idField().getName()
              + " and score of its hits, which "
              + path
              + " does not give: fl must be no invariant of a handler that ranks");
    }
    return new FoundDocument(String.valueOf(id), score.floatValue(), document);
  }

  private SolrParams timed(ModifiableSolrParams all) {
    RequestTime.leftMillis(request)
        .ifPresent(left -> all.set(CommonParams.TIME_ALLOWED, Long.toString(left)));
    return all;
  }

  private static NamedList<Object> header(NamedList<Object> answer) {
    Object header = answer.get("responseHeader");
    @SuppressWarnings("unchecked")
    NamedList<Object> known =
        header instanceof NamedList ? (NamedList<Object>) header : new NamedList<>();
    return known;
  }

  // A query in an update, such as what deletes, would be decided anew by every replica.
  private SearchHandler requireSearch() {
    if (request.getCore().getRequestHandler(path) instanceof SearchHandler handler) {
      return handler;
    }
    throw SolrErrors.badRequest(
        "what ranks the documents of a collection is for searches, and "
            + path
            + " is no search handler");
  }

  private void requireNeeded(SearchHandler handler) {
    SolrParams invariants = invariants(handler);
    for (String name : NEEDED) {
      String own = invariants.get(name);
      if (own != null && !own.equals(params.get(name))) {
        throw SolrErrors.badRequest(
            "a search within a search needs "
                + name
                + "="
                + params.get(name)
                + ", and "
                + path
                + " has "
                + name
                + "="
                + own
                + ": rows, start, sort and fl must be no invariants of a handler that ranks;"
                + " make them defaults");
      }
    }
  }

  // Those that initParams add are among them.
  private static SolrParams invariants(SearchHandler handler) {
    @Nullable SolrParams invariants =
        RequestHandlerBase.getSolrParamsFromNamedList(handler.getInitArgs(), "invariants");
    return invariants == null ? new ModifiableSolrParams() : invariants;
  }

  private SchemaField idField() {
    return request.getSchema().getUniqueKeyField();
  }
}
