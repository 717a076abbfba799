// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.apache.solr.client.solrj.impl.Http2SolrClient;
import org.apache.solr.client.solrj.request.GenericSolrRequest;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.util.NamedList;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to another node, by the first of its cores that has the handler. It goes in
 * the name of the user of the request that this thread serves, as Solr's nodes tell each other. Not
 * thread-safe; to be closed.
 */
final class NodeCall implements AutoCloseable {
  private static final Pattern SOLRJS_WORDS = Pattern.compile("^Error from server at \\S+: ");
  private static final String HEADER = "responseHeader";

  private final Http2SolrClient client;
  private final Iterator<String> cores;
  private final NodeRequest request;
  private @Nullable CompletableFuture<NamedList<Object>> reply;

  private NodeCall(Http2SolrClient client, Iterator<String> cores, NodeRequest request) {
    this.client = client;
    this.cores = cores;
    this.request = request;
  }

  /**
   * Sends.
   *
   * @param client knows how nodes tell each other who they are
   */
  static NodeCall send(Http2SolrClient client, LiveNode node, NodeRequest request) {
    Http2SolrClient own =
        new Http2SolrClient.Builder(node.baseUrl())
            .withHttpClient(client)
            .withIdleTimeout(request.patience(), TimeUnit.MILLISECONDS)
            .withRequestTimeout(request.patience(), TimeUnit.MILLISECONDS)
            .build();
    NodeCall call = new NodeCall(own, node.cores().iterator(), request);
    call.sendNext();
    return call;
  }

  private void sendNext() {
    reply =
        cores.hasNext()
            ? client.requestAsync(
                new GenericSolrRequest(
                    request.method(), "/" + cores.next() + request.path(), request.parameters()))
            : null;
  }

  /**
   * Returns what the node answers.
   *
   * @throws SolrException its status and message; 404 when no core there has the handler; 503 when
   *     it does not answer
   */
  Map<String, Object> answer(Deadline deadline) {
    for (CompletableFuture<NamedList<Object>> sent = reply; sent != null; sent = reply) {
      try {
        return shown(sent.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS));
      } catch (ExecutionException e) {
        retryElsewhere(e.getCause() == null ? e : e.getCause());
      } catch (TimeoutException e) {
        throw new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "it did not answer in time", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "interrupted", e);
      }
    }
    throw new SolrException(
        ErrorCode.NOT_FOUND, "no collection on this node has a handler " + request.path());
  }

  private void retryElsewhere(Throwable failure) {
    if (!(failure instanceof SolrException told)) {
      throw new SolrException(
          ErrorCode.SERVICE_UNAVAILABLE, "it cannot be asked: " + failure.getMessage(), failure);
    }
    if (told.code() != ErrorCode.NOT_FOUND.code) {
      String message = SOLRJS_WORDS.matcher(String.valueOf(told.getMessage())).replaceFirst("");
      throw new SolrException(
          ErrorCode.getErrorCode(told.code()), EncoderException.withoutFolders(message), told);
    }
    sendNext();
  }

  private static Map<String, Object> shown(NamedList<Object> reply) {
    Map<String, Object> shown = new LinkedHashMap<>();
    reply.forEach(
        (name, value) -> {
          if (!HEADER.equals(name)) {
            shown.put(name, value);
          }
        });
    return shown;
  }

  @Override
  public void close() {
    client.close();
  }
}
