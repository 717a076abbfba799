// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.update.AddUpdateCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the processor hands on, in front of a processor that notes it. */
final class AnalysisUpdateProcessorTest {
  private final RecordingProcessor end = new RecordingProcessor();

  @TempDir Path home;
  private TestCore core;
  private AnalysisUpdateProcessor processor;

  @BeforeEach
  void start() throws IOException {
    core = new TestCore(AnalysisSettings.SCHEMA, AnalysisSettings.SOLR_CONFIG, home);
    IndexSchema schema = core.read(searcher -> searcher.getSchema());
    processor = new AnalysisUpdateProcessor(new AnalysedFields(schema, Set.of()), end);
  }

  @AfterEach
  void stop() throws IOException {
    core.close();
  }

  @Test
  void the_document_that_was_sent_keeps_its_text() throws IOException {
    SolrInputDocument sent = TestCore.document("id", "1", "title", "text", "topic", "x");
    AddUpdateCommand command = ProcessorFixture.command(sent);
    processor.processAdd(command);
    processor.processAdd(command);
    assertSame(sent, command.solrDoc);
    assertEquals("text", sent.getFieldValue("title"));
    assertEquals(List.of("add 1", "add 1"), end.events);
    for (SolrInputDocument seen : end.documents) {
      assertInstanceOf(byte[].class, seen.getFieldValue("title"));
      assertEquals("x", seen.getFieldValue("topic"));
    }
  }

  @Test
  void it_keeps_its_text_when_it_is_refused_further_on() {
    SolrInputDocument sent = TestCore.document("id", "1", "title", "text");
    AddUpdateCommand command = ProcessorFixture.command(sent);
    end.refuse = "1";
    assertThrows(SolrException.class, () -> processor.processAdd(command));
    assertSame(sent, command.solrDoc);
  }

  @Test
  void nested_documents_are_analysed_wherever_they_are() throws IOException {
    SolrInputDocument named = TestCore.document("id", "2", "title", "two");
    SolrInputDocument added = TestCore.document("id", "3", "title", "three");
    SolrInputDocument sent =
        TestCore.document("id", "1", "child", named, "more", Map.of("add", List.of(added)));
    processor.processAdd(ProcessorFixture.command(sent));
    SolrInputDocument seen = end.documents.get(0);
    assertAnalysed((SolrInputDocument) seen.getFieldValue("child"));
    Map<?, ?> change = (Map<?, ?>) seen.getFieldValue("more");
    assertAnalysed((SolrInputDocument) ((List<?>) change.get("add")).get(0));
    assertEquals("two", named.getFieldValue("title"));
  }

  @Test
  void a_value_that_is_taken_away_stays_so() throws IOException {
    SolrInputDocument sent = new SolrInputDocument("id", "1");
    sent.setField("title", Collections.singletonMap("set", null));
    processor.processAdd(ProcessorFixture.command(sent));
    Map<?, ?> change = (Map<?, ?>) end.documents.get(0).getFieldValue("title");
    assertEquals(Collections.singletonMap("set", null), change);
  }

  @Test
  void parameters_that_nobody_knows_are_refused() {
    NamedList<String> args = new NamedList<>();
    args.add("field", "title");
    SolrException refused =
        assertThrows(SolrException.class, () -> new AnalysisUpdateProcessorFactory().init(args));
    assertTrue(
        refused.getMessage().startsWith("AnalysisUpdateProcessorFactory: unknown parameters"),
        refused::getMessage);
  }

  private static void assertAnalysed(SolrInputDocument document) {
    assertInstanceOf(byte[].class, document.getFieldValue("title"));
  }
}
