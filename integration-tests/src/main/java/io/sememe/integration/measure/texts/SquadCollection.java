// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Paragraphs, and questions that people answered with words of them, in the format of SQuAD, 1.1 or
 * 2.0 (Rajpurkar et al., 2016 and 2018).
 *
 * @param name that of its file
 * @param paragraphs in the order of the file
 * @param questions those with an answer, one at least, in the order of the file
 */
public record SquadCollection(String name, List<Paragraph> paragraphs, List<Question> questions) {

  /**
   * A paragraph of an article.
   *
   * @param id its place among all paragraphs
   * @param title of the article
   */
  public record Paragraph(String id, String title, String text) {}

  /**
   * A question about a paragraph.
   *
   * @param starts where the answer of each annotator starts, in UTF-16 chars; at least one
   */
  public record Question(String text, Paragraph paragraph, List<Integer> starts) {}

  /** Copies the lists. */
  public SquadCollection {
    paragraphs = List.copyOf(paragraphs);
    questions = List.copyOf(questions);
  }

  /**
   * Reads a file.
   *
   * @throws IOException also when no question of it has an answer, or an answer is not where the
   *     file says
   */
  public static SquadCollection read(Path file) throws IOException {
    List<Paragraph> paragraphs = new ArrayList<>();
    List<Question> questions = new ArrayList<>();
    for (JsonNode article : new ObjectMapper().readTree(file.toFile()).path("data")) {
      String title = article.path("title").asText().replace('_', ' ');
      for (JsonNode node : article.path("paragraphs")) {
        String id = Integer.toString(paragraphs.size());
        Paragraph paragraph = new Paragraph(id, title, node.path("context").asText());
        paragraphs.add(paragraph);
        addQuestions(node.path("qas"), paragraph, questions);
      }
    }
    if (questions.isEmpty()) {
      throw new IOException(file + " has no question with an answer");
    }
    return new SquadCollection(String.valueOf(file.getFileName()), paragraphs, questions);
  }

  /** So many questions, evenly spaced: not only those of the first articles. */
  public List<Question> sample(int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> questions.get((int) ((long) i * questions.size() / size)))
        .toList();
  }

  private static void addQuestions(JsonNode nodes, Paragraph paragraph, List<Question> questions)
      throws IOException {
    for (JsonNode node : nodes) {
      List<Integer> starts = new ArrayList<>();
      for (JsonNode answer : node.path("answers")) {
        starts.add(start(answer, paragraph.text()));
      }
      if (!starts.isEmpty()) {
        questions.add(new Question(node.path("question").asText(), paragraph, List.copyOf(starts)));
      }
    }
  }

  /** SQuAD counts code points. */
  private static int start(JsonNode answer, String context) throws IOException {
    int before = answer.path("answer_start").asInt(-1);
    String text = answer.path("text").asText();
    if (before >= 0 && before <= context.codePointCount(0, context.length())) {
      int start = context.offsetByCodePoints(0, before);
      if (context.startsWith(text, start)) {
        return start;
      }
    }
    throw new IOException("\"" + text + "\" is not at " + before + " of: " + context);
  }
}
