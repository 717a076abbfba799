// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.SolrCmdDistributor.SolrError;
import org.apache.solr.update.processor.DistributedUpdateProcessor.DistributedUpdatesAsyncException;
import org.apache.solr.update.processor.UpdateRequestProcessor;
import org.junit.jupiter.api.Test;

/** Each processor behind the embedding processor is finished once, in order, whatever fails. */
final class DownstreamTest {
  private final List<String> events = new ArrayList<>();
  private SolrException refusal;
  private SolrException failureAtTheEnd;
  private int made;
  private final UpdateRequestProcessor first = new Noting("first");
  private final Downstream downstream =
      new Downstream(
          first,
          new Downstream.Segments() {
            @Override
            public UpdateRequestProcessor another() {
              return new Noting("more " + ++made);
            }

            @Override
            public UpdateRequestProcessor forOne(AddUpdateCommand command) {
              return new Noting("own " + ++made);
            }
          });

  @Test
  void solrs_own_processor_is_finished_and_left_to_solr_to_close() throws IOException {
    downstream.next().processAdd(update());
    downstream.finish();
    downstream.finish();
    assertEquals(List.of("first adds", "first finishes"), events);
  }

  @Test
  void an_update_of_its_own_comes_after_what_went_before_and_before_what_comes_next()
      throws IOException {
    downstream.next().processAdd(update());
    downstream.settle();
    downstream.addNow(update());
    downstream.next().processAdd(update());
    downstream.finish();
    assertEquals(
        List.of(
            "first adds",
            "first finishes",
            "own 1 adds",
            "own 1 finishes",
            "own 1 closes",
            "more 2 adds",
            "more 2 finishes",
            "more 2 closes"),
        events);
  }

  @Test
  void nothing_is_settled_that_has_not_been_used() throws IOException {
    downstream.settle();
    downstream.addNow(update());
    assertSame(first, downstream.next());
  }

  @Test
  void a_refused_update_is_finished_and_closed_too() {
    refusal = new SolrException(ErrorCode.BAD_REQUEST, "refused");
    failureAtTheEnd = new SolrException(ErrorCode.SERVER_ERROR, "and then this");
    SolrException thrown = assertThrows(SolrException.class, () -> downstream.addNow(update()));
    assertSame(refusal, thrown);
    assertSame(failureAtTheEnd, thrown.getSuppressed()[0]);
    assertEquals(List.of("own 1 adds", "own 1 finishes", "own 1 closes"), events);
  }

  @Test
  void what_other_nodes_refused_before_a_partial_update_is_not_its_own_conflict()
      throws IOException {
    ProcessorFixture fixture = new ProcessorFixture();
    EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
    ProcessorFixture.add(processor, "1", "one");
    fixture.end.atTheEnd = conflictElsewhere();
    // With no request there is no text to merge: the partial update must not even be tried.
    assertThrows(
        DistributedUpdatesAsyncException.class,
        () -> {
          processor.processAdd(
              ProcessorFixture.partial(Map.of("vector", Map.of("set", List.of(1f, 1f)))));
          processor.finish();
        });
    assertEquals(List.of("add 1", "finish"), fixture.end.events.subList(0, 2));
  }

  private static DistributedUpdatesAsyncException conflictElsewhere() {
    SolrError error = new SolrError();
    error.e = new SolrException(ErrorCode.CONFLICT, "version conflict for 1");
    error.statusCode = ErrorCode.CONFLICT.code;
    return new DistributedUpdatesAsyncException(List.of(error));
  }

  private static AddUpdateCommand update() {
    return ProcessorFixture.command(ProcessorFixture.document("1", "one"));
  }

  private final class Noting extends UpdateRequestProcessor {
    private final String name;

    private Noting(String name) {
      super(null);
      this.name = name;
    }

    @Override
    public void processAdd(AddUpdateCommand command) {
      events.add(name + " adds");
      if (refusal != null) {
        throw refusal;
      }
    }

    @Override
    public void finish() {
      events.add(name + " finishes");
      if (failureAtTheEnd != null) {
        throw failureAtTheEnd;
      }
    }

    @Override
    protected void doClose() {
      events.add(name + " closes");
    }
  }
}
