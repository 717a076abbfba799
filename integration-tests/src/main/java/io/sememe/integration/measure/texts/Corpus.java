// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents that speed is measured with.
 *
 * @param name where the texts come from
 * @param documents ready for Solr, with id, title and body, each with some text
 */
public record Corpus(String name, List<ObjectNode> documents) {

  /** The name of texts that come from no collection. */
  public static final String GENERATED = "generated";

  private static final long SEED = 42;

  public Corpus {
    documents = List.copyOf(documents);
  }

  /** The first documents of a collection that have any text, at most so many. */
  public static Corpus firstOf(BeirCollection collection, int size) throws IOException {
    List<ObjectNode> withText =
        collection.documents().stream()
            .filter(document -> !passage(document).isBlank())
            .limit(size)
            .toList();
    if (withText.isEmpty()) {
      throw new IOException(collection.name() + " has no document with text");
    }
    return new Corpus(collection.name(), withText);
  }

  /** Made-up texts, the same ones every time. */
  public static Corpus generated(int size) {
    return generated(new SampleTexts(SEED).mixed(size));
  }

  /** As {@link #generated}, but no two texts are the same. */
  public static Corpus generatedDistinct(int size) {
    return generated(DistinctTexts.of(new SampleTexts(SEED).mixed(size), size));
  }

  /** Without the documents that say what one before them says. */
  public Corpus distinct() {
    Set<String> seen = new HashSet<>();
    return new Corpus(
        name, documents.stream().filter(document -> seen.add(passage(document))).toList());
  }

  /** The text of each document that its vector is made of. */
  public List<String> passages() {
    return documents.stream().map(Corpus::passage).toList();
  }

  /** As the chain of the configset "semantic" joins title and body. */
  private static String passage(ObjectNode document) {
    return Stream.of("title", "body")
        .filter(document::has)
        .map(field -> document.get(field).asText())
        .collect(Collectors.joining("\n"));
  }

  private static Corpus generated(List<String> bodies) {
    return new Corpus(
        GENERATED,
        IntStream.range(0, bodies.size())
            .mapToObj(number -> document(number, bodies.get(number)))
            .toList());
  }

  private static ObjectNode document(int number, String body) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", Integer.toString(number))
        .put("body", body);
  }
}
