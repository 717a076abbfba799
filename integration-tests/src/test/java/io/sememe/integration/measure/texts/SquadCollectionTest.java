// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.measure.texts.SquadCollection.Paragraph;
import io.sememe.integration.measure.texts.SquadCollection.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SquadCollectionTest {

  private static final Paragraph WINGS =
      new Paragraph("0", "Stalling wings", "Wings stall. Pilots push.");

  @TempDir private Path folder;

  @Test
  void paragraphs_are_counted_over_all_articles() throws IOException {
    SquadCollection read =
        read(
            """
            {"version": "1.1", "data": [
              {"title": "Stalling_wings", "paragraphs": [
                {"context": "Wings stall. Pilots push.", "qas": [
                  {"question": "Who push?", "id": "q", "answers": [
                    {"answer_start": 13, "text": "Pilots"}, {"answer_start": 0, "text": "Wings"}]}]}]},
              {"title": "Tea", "paragraphs": [
                {"context": "Tea steeps.", "qas": [
                  {"question": "What steeps?", "answers": [{"answer_start": 0, "text": "Tea"}]}]}]}]}
            """);
    Paragraph tea = new Paragraph("1", "Tea", "Tea steeps.");
    assertEquals("squad.json", read.name());
    assertEquals(List.of(WINGS, tea), read.paragraphs());
    assertEquals(
        List.of(
            new Question("Who push?", WINGS, List.of(13, 0)),
            new Question("What steeps?", tea, List.of(0))),
        read.questions());
  }

  @Test
  void a_question_without_an_answer_is_not_asked() throws IOException {
    SquadCollection read =
        read(
            """
            {"version": "v2.0", "data": [{"title": "Stalling_wings", "paragraphs": [
              {"context": "Wings stall. Pilots push.", "qas": [
                {"question": "Who pulls?", "answers": [], "is_impossible": true},
                {"question": "What stall?", "answers": [{"answer_start": 0, "text": "Wings"}]}]}]}]}
            """);
    assertEquals(List.of(new Question("What stall?", WINGS, List.of(0))), read.questions());
  }

  @Test
  void code_points_are_turned_into_chars() throws IOException {
    String text = "\uD83D\uDE80\uD83D\uDE80 e\u0301lan";
    SquadCollection read = read(one(text, 3, "e\u0301lan"));
    int start = read.questions().get(0).starts().get(0);
    assertEquals(5, start);
    assertTrue(text.startsWith("e\u0301lan", start));
  }

  @Test
  void an_answer_that_is_not_where_the_file_says_is_refused() {
    for (int wrong : List.of(-1, 1, 11, 12, 1_000)) {
      IOException refused =
          assertThrows(IOException.class, () -> read(one("Tea steeps.", wrong, "Tea")));
      assertEquals("\"Tea\" is not at " + wrong + " of: Tea steeps.", refused.getMessage());
    }
  }

  @Test
  void a_file_without_a_question_is_refused() {
    for (String other : List.of("{}", "[]", "{\"data\": []}", "no json")) {
      assertThrows(IOException.class, () -> read(other), other);
    }
  }

  @Test
  void a_sample_is_spread_over_all_questions() {
    List<Question> questions =
        List.of("a", "b", "c", "d", "e").stream()
            .map(text -> new Question(text, WINGS, List.of(0)))
            .toList();
    SquadCollection collection = new SquadCollection("squad", List.of(WINGS), questions);
    assertEquals(questions, collection.sample(5));
    assertEquals(List.of("a", "c"), collection.sample(2).stream().map(Question::text).toList());
    assertEquals(List.of("a"), collection.sample(1).stream().map(Question::text).toList());
  }

  private SquadCollection read(String json) throws IOException {
    return SquadCollection.read(Files.writeString(folder.resolve("squad.json"), json));
  }

  private static String one(String context, int start, String answer) {
    return """
    {"data": [{"title": "T", "paragraphs": [{"context": "%s", "qas": [
      {"question": "Q", "answers": [{"answer_start": %d, "text": "%s"}]}]}]}]}
    """
        .formatted(context, start, answer);
  }
}
