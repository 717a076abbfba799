// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What speed is measured on.
 *
 * @param name where the texts come from
 * @param documents ready for Solr, with id, title and body, each with some text
 * @param questions what is asked, each in other words
 */
record Corpus(String name, List<ObjectNode> documents, List<String> questions) {

  private static final long SEED = 20;

  Corpus {
    documents = List.copyOf(documents);
    questions = List.copyOf(questions);
  }

  /** A collection in BEIR layout, with at most so many documents and exactly so many questions. */
  static Corpus read(Path folder, int documents, int questions) throws IOException {
    BeirCollection collection = BeirCollection.read(folder);
    List<ObjectNode> withText =
        collection.documents().stream()
            .filter(document -> !passage(document).isBlank())
            .limit(documents)
            .toList();
    if (withText.isEmpty() || collection.queries().isEmpty()) {
      throw new IOException(folder + " has no document with text, or no judged query");
    }
    List<String> asked = collection.queries().stream().map(BeirCollection.Query::text).toList();
    return new Corpus(
        String.valueOf(folder.getFileName()), withText, DistinctTexts.of(asked, questions));
  }

  /** Made-up texts, the same ones every time. */
  static Corpus generated(int documents, int questions) {
    GeneratedTexts texts = new GeneratedTexts(SEED);
    List<ObjectNode> made =
        IntStream.range(0, documents).mapToObj(number -> document(number, texts)).toList();
    List<String> asked = Stream.generate(texts::question).limit(questions).toList();
    return new Corpus("generated", made, DistinctTexts.of(asked, questions));
  }

  /** The text of each document that its vector is made of. */
  List<String> passages() {
    return documents.stream().map(Corpus::passage).toList();
  }

  /** The same documents with the questions of these numbers. */
  Corpus withQuestions(int from, int to) {
    return new Corpus(name, documents, questions.subList(from, to));
  }

  /** As the chain of the configset "semantic" joins title and body. */
  private static String passage(ObjectNode document) {
    return Stream.of("title", "body")
        .filter(document::has)
        .map(field -> document.get(field).asText())
        .collect(Collectors.joining("\n"));
  }

  private static ObjectNode document(int number, GeneratedTexts texts) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", Integer.toString(number))
        .put("title", texts.title())
        .put("body", texts.body());
  }
}
