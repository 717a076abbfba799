// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static io.sememe.solr.update.ProcessorFixture.add;
import static io.sememe.solr.update.ProcessorFixture.assertVector;
import static io.sememe.solr.update.ProcessorFixture.command;
import static io.sememe.solr.update.ProcessorFixture.document;
import static io.sememe.solr.update.ProcessorFixture.partial;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.CommitUpdateCommand;
import org.apache.solr.update.DeleteUpdateCommand;
import org.apache.solr.update.MergeIndexesCommand;
import org.apache.solr.update.RollbackUpdateCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Documents go on while later ones are being encoded, and never before earlier ones. */
final class OverlapTest {
  private final ProcessorFixture fixture = new ProcessorFixture();
  private final FakeEmbedder embedder = fixture.embedder;
  private final List<String> events = fixture.end.events;
  private final EmbeddingUpdateProcessor processor = fixture.processor(OnError.FAIL);
  private final ExecutorService request = Executors.newSingleThreadExecutor();

  @AfterEach
  void end_the_request() {
    request.shutdownNow();
  }

  @Test
  void a_document_goes_on_while_a_later_one_is_still_encoded() throws IOException {
    embedder.hold("two");
    add(processor, "1", "one");
    add(processor, "2", "two");
    assertEquals(List.of("one", "two"), embedder.started);
    assertEquals(List.of("add 1"), events);
  }

  @Test
  void a_document_that_is_done_waits_for_the_one_before_it() throws IOException {
    embedder.hold("one");
    add(processor, "1", "one");
    add(processor, "2", "two");
    add(processor, "3", "three");
    assertEquals(List.of(), events);
    embedder.release("one");
    add(processor, "4", "four");
    assertEquals(List.of("add 1", "add 2", "add 3", "add 4"), events);
    assertVector("one", fixture.end.documents.get(0));
    assertVector("four", fixture.end.documents.get(3));
  }

  @Test
  void a_full_window_waits_for_its_oldest_document_and_for_no_other() throws Exception {
    List<String> texts = IntStream.range(0, 200).mapToObj(i -> "text " + i).toList();
    embedder.hold(texts.toArray(String[]::new));
    Future<?> adding = inRequest(() -> addAll(texts));
    List<String> expected = new ArrayList<>();
    for (int i = 0; i <= texts.size() - Window.DOCUMENTS; i++) {
      assertEquals("text " + i, embedder.nextWaitedFor());
      assertEquals(Window.DOCUMENTS + i, embedder.started.size());
      assertEquals(expected, List.copyOf(events));
      embedder.release("text " + i);
      expected.add("add " + i);
    }
    get(adding);
    assertEquals(expected, events);
  }

  @Test
  void long_texts_fill_the_window_too() throws Exception {
    int half = (int) (Window.CHARACTERS / 2);
    List<String> texts = List.of("a".repeat(half), "b".repeat(half), "c".repeat(half));
    embedder.hold(texts.toArray(String[]::new));
    Future<?> adding = inRequest(() -> addAll(texts));
    assertEquals(texts.get(0), embedder.nextWaitedFor());
    assertEquals(2, embedder.started.size());
    embedder.release(texts.get(0));
    assertEquals(texts.get(1), embedder.nextWaitedFor());
    assertEquals(3, embedder.started.size());
    embedder.release(texts.get(1));
    get(adding);
    assertEquals(List.of("add 0", "add 1"), events);
  }

  @ParameterizedTest
  @MethodSource("endings")
  void what_ends_the_window_goes_on_after_the_documents_before_it(Ending ending) throws Exception {
    embedder.hold("one");
    add(processor, "1", "one");
    add(processor, "2", "two");
    Future<?> ended = inRequest(() -> ending.step().accept(processor));
    assertEquals("one", embedder.nextWaitedFor());
    assertEquals(List.of(), List.copyOf(events));
    embedder.release("one");
    get(ended);
    assertEquals(List.of("add 1", "add 2", ending.event()), events);
  }

  @Test
  void a_partial_update_of_another_field_comes_after_the_documents_before_it() throws IOException {
    add(processor, "1", "one");
    processor.processAdd(partial(Map.of("topic", Map.of("set", "x"))));
    add(processor, "3", "three");
    processor.finish();
    assertEquals(List.of("add 1", "add 1", "add 3", "finish"), events);
    assertEquals(List.of("one", "three"), embedder.started);
  }

  private void addAll(List<String> texts) throws IOException {
    for (int i = 0; i < texts.size(); i++) {
      add(processor, Integer.toString(i), texts.get(i));
    }
  }

  private Future<?> inRequest(Request step) {
    return request.submit(
        () -> {
          step.run();
          return null;
        });
  }

  private static void get(Future<?> ended)
      throws InterruptedException, ExecutionException, TimeoutException {
    ended.get(20, TimeUnit.SECONDS);
  }

  private interface Request {
    void run() throws IOException;
  }

  private interface Step {
    void accept(EmbeddingUpdateProcessor processor) throws IOException;
  }

  /**
   * What goes on only after the documents before it.
   *
   * @param event what the end of the chain notes of it
   */
  private record Ending(String event, Step step) {}

  private static List<Ending> endings() {
    return List.of(
        new Ending("delete", to -> to.processDelete(new DeleteUpdateCommand(null))),
        new Ending("commit", to -> to.processCommit(new CommitUpdateCommand(null, false))),
        new Ending("rollback", to -> to.processRollback(new RollbackUpdateCommand(null))),
        new Ending("merge", to -> to.processMergeIndexes(merge())),
        new Ending("add 3", to -> to.processAdd(lastOfStream())),
        new Ending("finish", EmbeddingUpdateProcessor::finish));
  }

  private static MergeIndexesCommand merge() {
    return new MergeIndexesCommand(List.of(), null);
  }

  private static AddUpdateCommand lastOfStream() {
    AddUpdateCommand last = command(document("3", "three"));
    last.isLastDocInBatch = true;
    return last;
  }
}
