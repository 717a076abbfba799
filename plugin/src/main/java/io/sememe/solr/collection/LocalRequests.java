// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.collection;

import java.util.List;
import java.util.function.Consumer;
import org.apache.solr.cloud.CloudDescriptor;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.ContentStreamBase;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.DelegatingSolrQueryRequest;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.apache.solr.request.SolrRequestHandler;
import org.apache.solr.request.SolrRequestInfo;
import org.apache.solr.response.BinaryResponseWriter;
import org.apache.solr.response.SolrQueryResponse;

/**
 * Asks a core's own request handlers, without a way over HTTP; in a cluster they ask the other
 * nodes in the server's name. Thread-safe.
 *
 * @param core which is not kept open by this
 */
public record LocalRequests(SolrCore core) {

  /**
   * Returns what a handler answers, as a client would read it.
   *
   * @throws SolrException what the handler throws, or 503 when it did not see all of the collection
   */
  public NamedList<Object> ask(String path, SolrParams params, List<ContentStreamBase> body) {
    LocalRequest request = new LocalRequest(core, params);
    request.setContentStreams(List.copyOf(body));
    SolrQueryResponse response = new SolrQueryResponse();
    SolrRequestInfo info = new SolrRequestInfo(request, response);
    info.setUseServerToken(true);
    return answer(path, info, LocalRequests::requireComplete);
  }

  /**
   * Returns what a handler answers, as a client would read it, to the user of another request.
   *
   * @param request whose user, searcher, schema and collection it has; stays open
   * @throws SolrException what the handler throws; an answer that is marked partial is returned
   */
  public NamedList<Object> askAs(SolrQueryRequest request, String path, SolrParams params) {
    SolrRequestInfo info =
        new SolrRequestInfo(new SubRequest(request, params), new SolrQueryResponse());
    info.getReq().getContext().put(SubRequest.class, true);
    return answer(path, info, LocalRequests::requireSuccess);
  }

  /**
   * Returns whether a request was made by {@link #askAs}. Its context says so and none of its
   * parameters, which are a client's to choose.
   */
  public static boolean isWithinAnother(SolrQueryRequest request) {
    return request.getContext().containsKey(SubRequest.class);
  }

  private NamedList<Object> answer(
      String path, SolrRequestInfo info, Consumer<SolrQueryResponse> check) {
    SolrQueryRequest request = info.getReq();
    SolrQueryResponse response = info.getRsp();
    SolrRequestInfo.setRequestInfo(info);
    try {
      request.getContext().put(CommonParams.PATH, path);
      // As SolrCore.execute does, without a line in the log.
      SolrRequestHandler handler = handler(path);
      SolrCore.preDecorateResponse(request, response);
      handler.handleRequest(request, response);
      check.accept(response);
      return BinaryResponseWriter.getParsedResponse(request, response);
    } finally {
      SolrRequestInfo.clearRequestInfo();
      request.close();
    }
  }

  private SolrRequestHandler handler(String path) {
    SolrRequestHandler handler = core.getRequestHandler(path);
    if (handler == null) {
      throw new SolrException(
          ErrorCode.SERVER_ERROR, "a request handler " + path + " is needed in solrconfig.xml");
    }
    return handler;
  }

  private static void requireComplete(SolrQueryResponse response) {
    requireSuccess(response);
    if (!SolrQueryResponse.haveCompleteResults(response.getResponseHeader())) {
      throw new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "a part of the collection is away");
    }
  }

  private static void requireSuccess(SolrQueryResponse response) {
    Exception failure = response.getException();
    if (failure instanceof SolrException known) {
      throw known;
    }
    if (failure != null) {
      throw new SolrException(ErrorCode.SERVER_ERROR, failure.toString(), failure);
    }
  }

  // Solr's own sub-request forgets the collection: on a coordinator it would search the one that
  // stands in for all of a configset.
  private static final class SubRequest extends DelegatingSolrQueryRequest {
    private final SolrQueryRequest outer;

    private SubRequest(SolrQueryRequest outer, SolrParams params) {
      super(outer.subRequest(params));
      this.outer = outer;
    }

    @Override
    @SuppressWarnings("deprecation") // nothing else in Solr 9 tells it
    public CloudDescriptor getCloudDescriptor() {
      return outer.getCloudDescriptor();
    }
  }

  private static final class LocalRequest extends SolrQueryRequestBase {
    private LocalRequest(SolrCore core, SolrParams params) {
      super(core, params);
    }
  }
}
