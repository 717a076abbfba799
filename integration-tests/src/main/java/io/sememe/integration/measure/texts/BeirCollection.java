// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.integration.index.JsonLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A test collection in the folder layout of BEIR: corpus.jsonl, queries.jsonl, qrels/test.tsv or
 * others.
 *
 * @param name that of its folder
 * @param documents ready for Solr, with id, title and body
 * @param queries those with at least one relevant document
 */
public record BeirCollection(String name, List<ObjectNode> documents, List<Query> queries) {

  /** A query and the judgement of each judged document by its id. */
  public record Query(String text, Map<String, Integer> judgements) {}

  /** Reads the three files of a folder, with the judgements of the test. */
  public static BeirCollection read(Path folder) throws IOException {
    return read(folder, "test");
  }

  /**
   * Reads three files of a folder.
   *
   * @param qrels whose judgements
   */
  public static BeirCollection read(Path folder, String qrels) throws IOException {
    List<ObjectNode> documents =
        JsonLines.read(folder.resolve("corpus.jsonl")).stream()
            .map(BeirCollection::document)
            .toList();
    Map<String, Map<String, Integer>> judgements =
        judgements(folder.resolve("qrels").resolve(qrels + ".tsv"));
    List<Query> queries = new ArrayList<>();
    for (ObjectNode query : JsonLines.read(folder.resolve("queries.jsonl"))) {
      Map<String, Integer> judged = judgements.getOrDefault(query.path("_id").asText(), Map.of());
      if (judged.values().stream().anyMatch(score -> score > 0)) {
        queries.add(new Query(query.path("text").asText(), judged));
      }
    }
    return new BeirCollection(
        String.valueOf(folder.getFileName()), documents, List.copyOf(queries));
  }

  private static ObjectNode document(ObjectNode line) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("id", line.path("_id").asText());
    copyUnlessBlank(line.path("title").asText(), "title", document);
    copyUnlessBlank(line.path("text").asText(), "body", document);
    return document;
  }

  private static void copyUnlessBlank(String text, String field, ObjectNode document) {
    if (!text.isBlank()) {
      document.put(field, text);
    }
  }

  private static Map<String, Map<String, Integer>> judgements(Path file) throws IOException {
    Map<String, Map<String, Integer>> judgements = new TreeMap<>();
    List<String> lines = Files.readAllLines(file);
    // The first line names the columns.
    for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
      String[] columns = line.split("\t", -1);
      if (columns.length != 3) {
        throw new IOException(file + " has a line without three columns: " + line);
      }
      judgements
          .computeIfAbsent(columns[0], query -> new TreeMap<>())
          .put(columns[1], Integer.parseInt(columns[2].strip()));
    }
    return judgements;
  }
}
