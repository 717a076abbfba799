// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.PassagePooling;
import io.sememe.solr.VectorField;
import io.sememe.solr.update.PassageConfig.Beyond;
import io.sememe.solr.update.SourceText.FieldText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.schema.DenseVectorField;
import org.junit.jupiter.api.Test;

/** A passage keeps its vector only when it would be made from the same text again. */
final class ReusedPassagesTest {
  private static final List<String> SOURCES = List.of("title", "body");
  private static final PassageConfig ALONE = config(List.of());
  private static final PassageConfig AFTER_THE_TITLE = config(List.of("title"));
  private final FakeEmbedder embedder = new FakeEmbedder();

  @Test
  void passages_that_are_unchanged_are_not_asked_again() {
    StoredDocument stored = stored(ALONE, "a", "one two three four five six");
    embedder.started.clear();
    make(ALONE, stored, "a", "one two three 4 5 6");
    assertEquals(List.of("4 5 6"), embedder.started);
  }

  @Test
  void passages_of_another_title_are_asked_again_where_it_stands_before_them() {
    StoredDocument stored = stored(AFTER_THE_TITLE, "a", "one two three four");
    embedder.started.clear();
    make(AFTER_THE_TITLE, stored, "b", "one two three four");
    assertEquals(List.of("b\none two three", "b\nfour"), embedder.started);
  }

  @Test
  void passages_made_without_a_title_are_asked_again_when_it_is_to_stand_before_them() {
    StoredDocument stored = stored(ALONE, "a", "one two three four");
    embedder.started.clear();
    make(AFTER_THE_TITLE, stored, "a", "one two three four");
    assertEquals(List.of("a\none two three", "a\nfour"), embedder.started);
  }

  /** A document as the collection has it after it was made with a configuration. */
  private StoredDocument stored(PassageConfig config, String title, String body) {
    Map<String, Object> made = make(config, StoredDocument.ABSENT, title, body);
    SolrDocument document = new SolrDocument();
    document.setField("_version_", 1L);
    document.setField("title", title);
    document.setField("body", body);
    document.setField("vector_hash", made.get("vector_hash"));
    for (Object nested : (List<?>) made.get("vector_passages")) {
      SolrDocument passage = new SolrDocument();
      ((SolrInputDocument) nested)
          .forEach(field -> passage.setField(field.getName(), field.getValue()));
      document.addField("vector_passages", passage);
    }
    return StoredDocument.of(document, new Targets(List.of(target()), List.of()));
  }

  private Map<String, Object> make(
      PassageConfig config, StoredDocument stored, String title, String body) {
    SourceText text =
        new SourceText(List.of(new FieldText("title", title), new FieldText("body", body)));
    return new PassageMaker(config, "id", SOURCES)
        .start("1", text, stored, target(), FieldUpdate.WHOLE, Deadline.in(Duration.ofDays(1)))
        .await()
        .fields();
  }

  private Target target() {
    DenseVectorField type =
        new DenseVectorField(2, VectorSimilarityFunction.COSINE, VectorEncoding.FLOAT32);
    Destination dest = new Destination(new VectorField("vector", type), false, true, true, false);
    return new Target(embedder, embedder.space(null).fingerprint(), dest, Optional.empty());
  }

  private static PassageConfig config(List<String> context) {
    PassagePlan plan = new PassagePlan(PassagePlan.Unit.TOKENS, 3, 0, Locale.ROOT);
    return new PassageConfig(plan, PassagePooling.OWN, 100, Beyond.FAIL, context);
  }
}
