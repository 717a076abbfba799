// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import java.util.List;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.common.util.SimpleOrderedMap;
import org.apache.solr.request.DelegatingSolrQueryRequest;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.response.SolrQueryResponse;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.processor.TolerantUpdateProcessorFactory;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.apache.solr.update.processor.UpdateRequestProcessorFactory;
import org.jspecify.annotations.Nullable;

/**
 * The part of a request's chain that stands behind one of its processors, as often as it is needed.
 * What the processors answer is gathered. Not thread-safe.
 */
final class RestOfChain implements Downstream.Segments {
  private final SolrQueryRequest request;
  private final List<UpdateRequestProcessorFactory> before;
  private final List<UpdateRequestProcessorFactory> behind;
  private final NamedList<Object> answered = new SimpleOrderedMap<>();
  private @Nullable SolrQueryResponse latest;

  /** Finds the chain that a request goes through, and a processor's place in it. */
  RestOfChain(SolrQueryRequest request, UpdateRequestProcessorFactory own) {
    List<UpdateRequestProcessorFactory> chain =
        request.getCore().getUpdateProcessorChain(request.getParams()).getProcessors();
    int place = chain.indexOf(own);
    this.request = request;
    this.before = chain.subList(0, Math.max(0, place));
    this.behind = chain.subList(place + 1, chain.size());
  }

  /** Returns whether a processor in front goes on after a document that is refused. */
  boolean isTolerated() {
    return before.stream().anyMatch(TolerantUpdateProcessorFactory.class::isInstance);
  }

  @Override
  public UpdateRequestProcessor another() {
    return another(request);
  }

  @Override
  public UpdateRequestProcessor forOne(AddUpdateCommand command) {
    if (conflictsFail()) {
      return another(request);
    }
    // The client wants to hear of no conflict; whoever makes the update anew must.
    ModifiableSolrParams strict = new ModifiableSolrParams(request.getParams());
    strict.set(CommonParams.FAIL_ON_VERSION_CONFLICTS, true);
    command.setReq(with(strict));
    return another(command.getReq());
  }

  // All but the parameters is the client's request, which closes what it opened for anybody.
  private SolrQueryRequest with(SolrParams parameters) {
    return new DelegatingSolrQueryRequest(request) {
      @Override
      public SolrParams getParams() {
        return parameters;
      }
    };
  }

  /** Returns whether the client wants to hear of version conflicts. */
  boolean conflictsFail() {
    return request.getParams().getBool(CommonParams.FAIL_ON_VERSION_CONFLICTS, true);
  }

  private UpdateRequestProcessor another(SolrQueryRequest request) {
    gather();
    SolrQueryResponse response = new SolrQueryResponse();
    // In a cluster they write into it how many replicas have the documents.
    response.addResponseHeader(new SimpleOrderedMap<>());
    latest = response;
    UpdateRequestProcessor next = null;
    for (int i = behind.size() - 1; i >= 0; i--) {
      // It would hide the conflict that the outcome is needed for.
      if (!(behind.get(i) instanceof TolerantUpdateProcessorFactory)) {
        next = behind.get(i).getInstance(request, response, next);
      }
    }
    if (next == null) {
      throw new IllegalStateException("nothing stands behind the embedding processor");
    }
    return next;
  }

  /** Puts what the processors answered into a request's answer: the versions of documents. */
  void addTo(SolrQueryResponse answer) {
    gather();
    addAll(answer.getValues(), answered);
    answered.clear();
  }

  // Those made last have finished when others are needed: a request may need very many.
  private void gather() {
    if (latest != null) {
      addAll(answered, latest.getValues());
      latest = null;
    }
  }

  private static void addAll(NamedList<Object> known, NamedList<?> more) {
    more.forEach((name, value) -> add(known, name, value));
  }

  @SuppressWarnings("unchecked") // Solr's processors write lists of objects.
  private static void add(NamedList<Object> known, String name, @Nullable Object value) {
    if (!(known.get(name) instanceof NamedList<?> list && value instanceof NamedList<?> more)) {
      known.add(name, value);
    } else if (name.equals(SolrQueryResponse.RESPONSE_HEADER_KEY)) {
      more.forEach((count, number) -> lower((NamedList<Object>) list, count, number));
    } else {
      ((NamedList<Object>) list).addAll((NamedList<Object>) more);
    }
  }

  // Of replicas, as many as the worst of the documents has.
  private static void lower(NamedList<Object> header, String name, @Nullable Object value) {
    int place = header.indexOf(name, 0);
    if (place < 0) {
      header.add(name, value);
    } else if (header.getVal(place) instanceof Integer known
        && value instanceof Integer other
        && other < known) {
      header.setVal(place, other);
    }
  }
}
