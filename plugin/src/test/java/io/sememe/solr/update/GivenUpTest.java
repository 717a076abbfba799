// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.TokenPrecision;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.SolrException;
import org.apache.solr.schema.IndexSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was started and is not waited for is given up: it would hold its model for ever. */
final class GivenUpTest {
  private static final String LOG = "<processor class=\"solr.LogUpdateProcessorFactory\"/>";
  private static final String REFUSING =
      "<processor class=\"io.sememe.solr.update.RefusingElsewhereFactory\"/>";

  @Test
  void a_document_is_when_one_before_it_was_refused_elsewhere(@TempDir Path home) throws Exception {
    CoreSettings settings = CoreSettings.STORED;
    String refusing = settings.solrConfig().replace(LOG, REFUSING + LOG);
    try (TestCore core = new TestCore(settings.schema(), refusing, home)) {
      core.add(List.of(TestCore.document("id", "2", "body", "2")), "update.chain", "bare");
      SolrException refused =
          assertThrows(
              SolrException.class,
              () ->
                  core.add(
                      List.of(
                          TestCore.document("id", "1", "body", "one"),
                          TestCore.document("id", "2", "body", Map.of("set", "two")))));
      assertEquals(409, refused.code());
      assertEquals(List.of("one", "two"), core.factory().embedder.started);
      assertEquals(List.of("two"), core.factory().embedder.cancelled);
    }
  }

  @Test
  void the_vector_in_one_space_is_when_another_cannot_be_started(@TempDir Path home)
      throws Exception {
    try (TestCore core = new TestCore(CoreSettings.STORED, home)) {
      FakeEmbeddingFactory factory = core.factory();
      FakeEmbedder failing = new FakeEmbedder();
      factory.targets = schema -> both(factory, schema, failing);
      assertThrows(
          SolrException.class,
          () -> core.add(List.of(TestCore.document("id", "1", "body", "one"))));
      assertEquals(List.of("one"), factory.embedder.started);
      assertEquals(List.of("one"), factory.embedder.cancelled);
    }
  }

  private static Targets both(
      FakeEmbeddingFactory factory, IndexSchema schema, FakeEmbedder failing) {
    failing.outage = null;
    Targets both =
        new Targets(
            List.of(
                factory.target(schema, "vector", factory.embedder),
                factory.target(schema, "vector_2", failing)),
            List.of());
    failing.outage = new EncoderException(Kind.INTERNAL, "model 'fake': out of order");
    return both;
  }

  @Test
  void the_rest_of_a_text_is_after_a_bug_of_the_encoders() throws Exception {
    FakeTokenEmbedder tokens = new FakeTokenEmbedder();
    ProcessorFixture fixture = new ProcessorFixture();
    fixture.tokens = tokens.target(TokenPrecision.INT8);
    tokens.crashing.add("one");
    SolrException refused = fixture.refused("1", "one");
    assertEquals(500, refused.code());
    assertEquals(List.of("one"), tokens.cancelled);
  }

  @Test
  void the_passages_behind_one_are_after_a_bug_of_the_encoders(@TempDir Path home)
      throws Exception {
    CoreSettings settings = CoreSettings.passages(true).with("tokens", "int8");
    try (TestCore core = new TestCore(settings, home)) {
      FakeTokenEmbedder tokens = core.factory().tokenEmbedder;
      tokens.crashing.add("a b c");
      assertThrows(
          SolrException.class,
          () -> core.add(List.of(TestCore.document("id", "1", "body", "a b c d e f"))));
      assertTrue(
          tokens.cancelled.containsAll(List.of("a b c", "d e f")), tokens.cancelled::toString);
    }
  }
}
