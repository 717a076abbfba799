// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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
 * A request on its way to another node, by the first of its cores that has the handler: the next is
 * asked as soon as one has not, whoever waits for what. It goes in the name of the user of the
 * request that this thread serves, as Solr's nodes tell each other. Not thread-safe; to be closed.
 */
final class NodeCall implements AutoCloseable {
  private static final Pattern SOLRJS_WORDS = Pattern.compile("^Error from server at \\S+: ");
  private static final String HEADER = "responseHeader";

  private final Http2SolrClient client;
  private final Iterator<String> cores;
  private final NodeRequest request;
  private final @Nullable AsUser user = AsUser.ofThisThread();
  private final CompletableFuture<NamedList<Object>> reply;

  private NodeCall(Http2SolrClient client, Iterator<String> cores, NodeRequest request) {
    this.client = client;
    this.cores = cores;
    this.request = request;
    this.reply = next();
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
    return new NodeCall(own, node.cores().iterator(), request);
  }

  private CompletableFuture<NamedList<Object>> next() {
    if (!cores.hasNext()) {
      return CompletableFuture.failedFuture(
          new SolrException(
              ErrorCode.NOT_FOUND, "no collection on this node has a handler " + request.path()));
    }
    return client
        .requestAsync(
            new GenericSolrRequest(
                request.method(), "/" + cores.next() + request.path(), request.parameters()))
        .exceptionallyCompose(
            failure -> isMissing(failure) ? nextAsUser() : CompletableFuture.failedFuture(failure));
  }

  private static boolean isMissing(Throwable failure) {
    return unwrapped(failure) instanceof SolrException told
        && told.code() == ErrorCode.NOT_FOUND.code;
  }

  // In a thread of the client's, which serves nobody: Solr would send it in the node's own name.
  private CompletableFuture<NamedList<Object>> nextAsUser() {
    return user == null ? next() : user.call(this::next);
  }

  /**
   * Returns what the node answers.
   *
   * @throws SolrException its status and message; 404 when no core there has the handler; 503 when
   *     it does not answer
   */
  Map<String, Object> answer(Deadline deadline) {
    try {
      return shown(reply.get(Math.max(0, deadline.remainingNanos()), TimeUnit.NANOSECONDS));
    } catch (ExecutionException e) {
      throw failure(unwrapped(e));
    } catch (TimeoutException e) {
      throw new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "it did not answer in time", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SolrException(ErrorCode.SERVICE_UNAVAILABLE, "interrupted", e);
    }
  }

  private static Throwable unwrapped(Throwable failure) {
    boolean wrapped =
        failure instanceof ExecutionException || failure instanceof CompletionException;
    return wrapped && failure.getCause() != null ? unwrapped(failure.getCause()) : failure;
  }

  private static SolrException failure(Throwable failure) {
    if (!(failure instanceof SolrException told)) {
      return new SolrException(
          ErrorCode.SERVICE_UNAVAILABLE, "it cannot be asked: " + failure.getMessage(), failure);
    }
    if (told.code() == ErrorCode.NOT_FOUND.code) {
      return told; // Our own: another was an occasion to ask the next core.
    }
    String message = SOLRJS_WORDS.matcher(String.valueOf(told.getMessage())).replaceFirst("");
    return new SolrException(
        ErrorCode.getErrorCode(told.code()), EncoderException.withoutFolders(message), told);
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
