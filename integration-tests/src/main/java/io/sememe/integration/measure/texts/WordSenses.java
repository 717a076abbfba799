// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.JsonLines;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The test set of word senses in word-senses.jsonl; word-senses.md beside it says how it was made.
 */
public final class WordSenses {

  private static final String NAME = "senses";
  private static final String FILE = "word-senses.jsonl";

  private WordSenses() {}

  /** Reads all senses, those of a word one after the other. */
  public static List<WordSense> read() throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(WordSenses.class.getResourceAsStream(FILE), FILE),
                StandardCharsets.UTF_8))) {
      return of(JsonLines.read(reader));
    }
  }

  static List<WordSense> of(List<ObjectNode> lines) {
    Map<String, List<ObjectNode>> senses =
        lines.stream()
            .collect(
                Collectors.groupingBy(
                    line -> line.path("word").asText() + ' ' + line.path("sense").asText(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return senses.values().stream().map(WordSenses::sense).toList();
  }

  /** All documents in one collection, where those of a query's sense are relevant to it. */
  public static BeirCollection collection(List<WordSense> senses) {
    List<ObjectNode> documents = new ArrayList<>();
    List<BeirCollection.Query> queries = new ArrayList<>();
    for (WordSense sense : senses) {
      List<String> ids = sense.ids();
      for (int i = 0; i < ids.size(); i++) {
        documents.add(document(ids.get(i), sense.documents().get(i)));
      }
      Map<String, Integer> relevant =
          ids.stream().collect(Collectors.toMap(Function.identity(), id -> 1));
      sense.queries().forEach(query -> queries.add(new BeirCollection.Query(query, relevant)));
    }
    return new BeirCollection(NAME, List.copyOf(documents), List.copyOf(queries));
  }

  private static ObjectNode document(String id, String text) {
    return JsonNodeFactory.instance.objectNode().put("id", id).put("body", text);
  }

  private static WordSense sense(List<ObjectNode> lines) {
    return new WordSense(
        lines.get(0).path("word").asText(),
        lines.get(0).path("sense").asText(),
        texts(lines, "document"),
        texts(lines, "query"));
  }

  private static List<String> texts(List<ObjectNode> lines, String kind) {
    return lines.stream().filter(line -> line.has(kind)).map(l -> l.path(kind).asText()).toList();
  }
}
