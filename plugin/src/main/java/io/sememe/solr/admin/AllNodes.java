// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import java.lang.invoke.MethodHandles;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.solr.client.solrj.impl.Http2SolrClient;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.core.SolrCore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All nodes that are alive: asked at the same time, this one without a way over HTTP.
 *
 * @param core of the collection whose handler was asked
 * @param name of this node
 */
record AllNodes(SolrCore core, String name) {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private static final String STATUS = "status";
  private static final String ERROR = "error";
  private static final int OK = 200;
  private static final Set<Object> NOT_PERMITTED =
      Set.of(ErrorCode.UNAUTHORIZED.code, ErrorCode.FORBIDDEN.code);

  /**
   * Returns by node what it answers under {@code status}, 200, and beside it, or {@code status} and
   * {@code error}.
   *
   * @param here what this node answers
   */
  Map<String, Map<String, Object>> ask(NodeRequest request, Supplier<Map<String, Object>> here) {
    Http2SolrClient client = core.getCoreContainer().getDefaultHttpSolrClient();
    Map<String, NodeCall> calls = new LinkedHashMap<>();
    try {
      for (LiveNode node : LiveNode.besides(core)) {
        calls.put(node.name(), NodeCall.send(client, node, request));
      }
      Map<String, Map<String, Object>> answers = new TreeMap<>();
      answers.put(name, answer(here));
      Deadline deadline = Deadline.in(Duration.ofMillis(request.patience()));
      calls.forEach((node, call) -> answers.put(node, answer(() -> call.answer(deadline))));
      return answers;
    } finally {
      calls.values().forEach(NodeCall::close);
    }
  }

  /** Returns what a node answers, or under {@code error} why it does not, whatever that is. */
  static Map<String, Object> answer(Supplier<Map<String, Object>> node) {
    Map<String, Object> answer = new LinkedHashMap<>();
    try {
      Map<String, Object> said = node.get();
      answer.put(STATUS, OK);
      answer.putAll(said);
    } catch (SolrException e) {
      answer.put(STATUS, e.code());
      answer.put(ERROR, String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // What the other nodes did is not lost for a fault of one.
      log.error("A node was asked and failed", e);
      answer.put(STATUS, ErrorCode.SERVER_ERROR.code);
      answer.put(ERROR, EncoderException.withoutFolders(e.toString()));
    }
    return answer;
  }

  /**
   * Makes sure that a node did what it was asked for.
   *
   * @throws SolrException when none did: with the status that all of them gave, or 503
   */
  static void requireOne(Map<String, Map<String, Object>> answers) {
    if (answers.values().stream().noneMatch(AllNodes::isDone)) {
      throw failure("no node did it", answers);
    }
  }

  /**
   * Makes sure that every node told what it was asked for, but those that could do nothing either:
   * no collection there has the handler, or the user has no right there.
   *
   * @param otherwise what to say when one did not
   * @throws SolrException with the status that all of those gave, or 503
   */
  static void requireTold(String otherwise, Map<String, Map<String, Object>> answers) {
    Map<String, Map<String, Object>> others = new TreeMap<>(answers);
    others.values().removeIf(answer -> isDone(answer) || isOutOfReach(answer));
    if (!others.isEmpty()) {
      throw failure(otherwise, others);
    }
  }

  private static boolean isDone(Map<String, Object> answer) {
    return Integer.valueOf(OK).equals(answer.get(STATUS));
  }

  private static boolean isOutOfReach(Map<String, Object> answer) {
    return isWithoutHandler(answer) || NOT_PERMITTED.contains(answer.get(STATUS));
  }

  /** Returns whether a node could not be asked because no collection there has the handler. */
  static boolean isWithoutHandler(Map<String, Object> answer) {
    return Integer.valueOf(ErrorCode.NOT_FOUND.code).equals(answer.get(STATUS));
  }

  private static SolrException failure(String what, Map<String, Map<String, Object>> answers) {
    Set<Object> given =
        answers.values().stream().map(answer -> answer.get(STATUS)).collect(Collectors.toSet());
    return new SolrException(
        given.size() == 1 && given.iterator().next() instanceof Integer code
            ? ErrorCode.getErrorCode(code)
            : ErrorCode.SERVICE_UNAVAILABLE,
        what
            + ": "
            + answers.entrySet().stream()
                .map(one -> one.getKey() + ": " + one.getValue().get(ERROR))
                .collect(Collectors.joining("; ")));
  }
}
