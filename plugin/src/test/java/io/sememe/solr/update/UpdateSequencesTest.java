// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.update.ExpectedDocument.ExpectedPassage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrInputDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a document, its vectors are those of its text, and no other is asked for. */
final class UpdateSequencesTest {
  private static final int SEQUENCES = 400;

  /** Token vectors go the way of the vectors: a few show that they do. */
  private static final int SEQUENCES_WITH_TOKENS = 100;

  private static final int REQUESTS = 4;
  private static final long SEED = 20261120;

  /** So many sequences wait for one commit. */
  private static final int TOGETHER = 20;

  private final Map<String, Map<String, List<Float>>> unchecked = new TreeMap<>();
  private TestCore core;
  private CoreSettings settings;
  private List<String> asked;
  private List<String> askedForTokens;

  @ParameterizedTest
  @MethodSource("variants")
  void a_document_has_the_vectors_of_its_text_after_each_update(
      CoreSettings variant, @TempDir Path home) throws Exception {
    try (TestCore started = new TestCore(variant, home)) {
      core = started;
      settings = variant;
      asked = core.factory().embedder.started;
      askedForTokens = core.factory().tokenEmbedder.started;
      int sequences =
          variant.parameters().containsKey("tokens") ? SEQUENCES_WITH_TOKENS : SEQUENCES;
      for (int i = 0; i < sequences; i++) {
        sequence(i);
      }
      checkIndex();
    }
  }

  static Stream<CoreSettings> variants() {
    return Stream.of(
        CoreSettings.STORED,
        new CoreSettings(false, true, Map.of()),
        new CoreSettings(true, false, Map.of()),
        CoreSettings.passages(true),
        CoreSettings.passages(false),
        CoreSettings.STORED.with("tokens", "int8"),
        new CoreSettings(false, true, Map.of("tokens", "bit")),
        new CoreSettings(true, false, Map.of("tokens", "int8")),
        CoreSettings.passages(true).with("tokens", "bit"),
        CoreSettings.passages(false).with("tokens", "int8"));
  }

  private void sequence(int number) throws IOException, SolrServerException {
    List<String> ids = List.of(number + "a", number + "b", number + "c");
    RandomUpdates updates = new RandomUpdates(new Random(SEED + number), ids);
    ExpectedCollection expected = new ExpectedCollection(settings);
    List<Object> history = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      for (String id : step(updates, expected, history)) {
        check(id, expected.documents.get(id), history);
      }
    }
    for (String id : ids) {
      unchecked.put(id, indexed(id, expected));
    }
    if (number % TOGETHER == 0) {
      checkIndex();
    }
  }

  private void checkIndex() throws IOException, SolrServerException {
    core.commit();
    for (Map.Entry<String, Map<String, List<Float>>> document : unchecked.entrySet()) {
      assertEquals(document.getValue(), core.indexed(document.getKey(), "vector"));
    }
    unchecked.clear();
  }

  /** Does something and returns the ids of the documents that it is about. */
  private Set<String> step(RandomUpdates updates, ExpectedCollection expected, List<Object> history)
      throws IOException, SolrServerException {
    if (updates.oneIn(8)) {
      String id = updates.id();
      history.add("delete " + id);
      core.delete(id);
      expected.documents.remove(id);
      return Set.of(id);
    }
    if (updates.oneIn(8)) {
      history.add("commit");
      core.commit();
      return Set.copyOf(expected.documents.keySet());
    }
    List<SolrInputDocument> request = updates.request(expected);
    update(request, expected, history);
    return request.stream().map(UpdateSequencesTest::rootOf).collect(Collectors.toSet());
  }

  private static String rootOf(SolrInputDocument document) {
    Object root = document.getFieldValue("_root_");
    return String.valueOf(root == null ? document.getFieldValue("id") : root);
  }

  private void update(
      List<SolrInputDocument> request, ExpectedCollection expected, List<Object> history)
      throws IOException, SolrServerException {
    request.forEach(document -> history.add(document.deepCopy()));
    int wanted = ExpectedCollection.OK;
    for (int i = 0; i < request.size() && wanted == ExpectedCollection.OK; i++) {
      wanted = expected.update(request.get(i));
    }
    List<String> wantedAsked = expected.takeAsked();
    asked.clear();
    askedForTokens.clear();
    assertEquals(wanted, status(request, history), history::toString);
    asked.removeIf(String::isEmpty);
    askedForTokens.removeIf(String::isEmpty);
    long different = request.stream().map(one -> one.getFieldValue("id")).distinct().count();
    // A document that comes twice is first looked up as it was before both, and what is refused may
    // have been encoded before that shows.
    if (wanted == ExpectedCollection.OK && different == request.size()) {
      assertEquals(wantedAsked, List.copyOf(asked), history::toString);
      assertEquals(
          settings.tokens().isPresent() ? wantedAsked : List.of(),
          List.copyOf(askedForTokens),
          history::toString);
    }
  }

  private int status(List<SolrInputDocument> request, List<Object> history)
      throws IOException, SolrServerException {
    try {
      core.add(request);
      return ExpectedCollection.OK;
    } catch (SolrException e) {
      history.add(e);
      return e.code();
    }
  }

  private void check(String id, ExpectedDocument expected, List<Object> history)
      throws IOException, SolrServerException {
    SolrDocument found = core.get(id);
    assertEquals(expected == null, found == null, history::toString);
    if (expected == null) {
      return;
    }
    expected.version = (long) found.getFirstValue("_version_");
    for (String field : List.of("title", "body", "topic", "popularity")) {
      assertEquals(expected.values(field), values(found, field), history::toString);
    }
    boolean seen = expected.remembered != null && settings.hashed();
    assertEquals(seen, found.containsKey("vector_hash"), history::toString);
    if (settings.stored()) {
      assertEquals(vectors(expected), vectors(found), history::toString);
    }
    assertEquals(passages(expected), passages(found), history::toString);
    assertEquals(tokens(expected), tokens(found), history::toString);
  }

  private List<ExpectedPassage> passages(ExpectedDocument expected) {
    return settings.areForPassages() && expected.remembered != null
        ? expected.passages()
        : List.of();
  }

  private boolean hasOwnVector(ExpectedDocument expected) {
    return !settings.areForPassages() && expected.remembered != null && !expected.isBlank();
  }

  /** Its own vector and those of its passages. */
  private List<List<Float>> vectors(ExpectedDocument expected) {
    List<List<Float>> vectors = new ArrayList<>();
    vectors.add(hasOwnVector(expected) ? vector(expected.whole()) : List.of());
    passages(expected).forEach(passage -> vectors.add(vector(passage.encoded())));
    return vectors;
  }

  private static List<List<Object>> vectors(SolrDocument found) {
    List<List<Object>> vectors = new ArrayList<>();
    vectors.add(values(found, "vector"));
    nested(found).forEach(passage -> vectors.add(values(passage, "vector")));
    return vectors;
  }

  /** The token vectors beside its own vector and those of its passages. */
  private List<Optional<ByteBuffer>> tokens(ExpectedDocument expected) {
    List<Optional<ByteBuffer>> tokens = new ArrayList<>();
    tokens.add(hasOwnVector(expected) ? tokens(expected.whole()) : Optional.empty());
    passages(expected).forEach(passage -> tokens.add(tokens(passage.encoded())));
    return tokens;
  }

  private Optional<ByteBuffer> tokens(String text) {
    return settings
        .tokens()
        .map(precision -> ByteBuffer.wrap(FakeTokenEmbedder.stored(text, precision)));
  }

  private static List<Optional<ByteBuffer>> tokens(SolrDocument found) {
    return Stream.concat(Stream.of(found), nested(found).stream())
        .map(one -> Optional.ofNullable((byte[]) one.getFirstValue("vector_tokens")))
        .map(bytes -> bytes.map(ByteBuffer::wrap))
        .toList();
  }

  // What a passage is made from shows in its vector.
  private List<ExpectedPassage> passages(SolrDocument found) {
    String context = ExpectedDocument.context(text(found));
    return nested(found).stream()
        .map(
            passage -> {
              String text = (String) passage.getFirstValue("passage_text");
              return new ExpectedPassage(
                  (String) passage.getFirstValue("passage_field"),
                  (int) passage.getFirstValue("passage_start"),
                  (int) passage.getFirstValue("passage_end"),
                  text,
                  context.isEmpty() ? text : context + "\n" + text);
            })
        .toList();
  }

  private static Map<String, String> text(SolrDocument found) {
    ExpectedDocument read = new ExpectedDocument();
    read.fields.put("title", values(found, "title"));
    read.fields.put("body", values(found, "body"));
    return read.text();
  }

  private static List<SolrDocument> nested(SolrDocument found) {
    return values(found, "vector_passages").stream().map(SolrDocument.class::cast).toList();
  }

  private static List<Object> values(SolrDocument found, String field) {
    Collection<Object> values = found.getFieldValues(field);
    return values == null ? new ArrayList<>() : new ArrayList<>(values);
  }

  private static List<Float> vector(String text) {
    float[] vector = FakeEmbedder.vectorOf(text);
    return List.of(vector[0], vector[1]);
  }

  /** What Lucene should have of a document and of all below it: no vectors but these. */
  private Map<String, List<Float>> indexed(String id, ExpectedCollection collection) {
    Map<String, List<Float>> indexed = new HashMap<>();
    ExpectedDocument expected = collection.documents.get(id);
    if (expected != null) {
      indexed.put(id, hasOwnVector(expected) ? vector(expected.whole()) : List.of());
      expected.comments.forEach(comment -> indexed.put(comment, List.of()));
      List<ExpectedPassage> passages = passages(expected);
      for (int i = 0; i < passages.size(); i++) {
        indexed.put(id + "/vector_passages#" + i, vector(passages.get(i).encoded()));
      }
    }
    return indexed;
  }
}
