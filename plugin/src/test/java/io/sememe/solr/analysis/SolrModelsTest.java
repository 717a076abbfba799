// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.lucene.util.ClasspathResourceLoader;
import org.apache.solr.core.SolrResourceLoader;
import org.apache.solr.handler.DocumentAnalysisRequestHandler;
import org.apache.solr.handler.FieldAnalysisRequestHandler;
import org.apache.solr.handler.UpdateRequestHandler;
import org.apache.solr.handler.component.SearchHandler;
import org.junit.jupiter.api.Test;

final class SolrModelsTest {

  @Test
  void whoever_asks_waits_as_long_as_a_query_and_a_document_longer() {
    assertTrue(SolrModels.isAsked(new SearchHandler()));
    assertTrue(SolrModels.isAsked(new FieldAnalysisRequestHandler()));
    assertTrue(SolrModels.isAsked(new DocumentAnalysisRequestHandler()));
    assertFalse(SolrModels.isAsked(new UpdateRequestHandler()));
    assertFalse(SolrModels.isAsked(null));
  }

  @Test
  void outside_of_a_request_a_text_waits_as_long_as_a_document() {
    SolrResourceLoader loader = new SolrResourceLoader(Path.of("."));
    long left = SolrModels.of(loader).deadline().remainingNanos();
    assertTrue(left > Duration.ofMinutes(9).toNanos(), () -> left + " ns");
  }

  @Test
  void a_loader_of_no_node_is_told_what_else_to_give() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> SolrModels.of(new ClasspathResourceLoader(SolrModelsTest.class)));
    assertTrue(String.valueOf(refusal.getMessage()).contains("EncodersResourceLoader"));
  }
}
