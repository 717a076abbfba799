// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.integration.measure.answers.AnswersPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswersMeasurementTest {

  @TempDir private Path folder;

  @Test
  void all_questions_are_asked_of_the_default_model() throws Exception {
    AnswersPlan plan = plan();
    assertEquals("bge-small-en-v1.5", plan.model());
    assertEquals(2, plan.questions());
    assertEquals(2, plan.asked());
  }

  @Test
  void fewer_are_asked_when_fewer_are_wanted_and_more_than_there_are_never() throws Exception {
    AnswersPlan plan = plan("--model", "m", "--questions", "1", "--ask", "9");
    assertEquals("m", plan.model());
    assertEquals(1, plan.questions());
    assertEquals(2, plan.asked());
  }

  @Test
  void something_has_to_be_asked() {
    assertThrows(UsageException.class, () -> plan("--questions", "0"));
    assertThrows(UsageException.class, () -> plan("--ask", "0"));
  }

  private AnswersPlan plan(String... words) throws UsageException, IOException {
    Path file =
        Files.writeString(
            folder.resolve("squad.json"),
            """
            {"data": [{"title": "Tea", "paragraphs": [{"context": "Tea steeps.", "qas": [
              {"question": "What steeps?", "answers": [{"answer_start": 0, "text": "Tea"}]},
              {"question": "Tea does?", "answers": [{"answer_start": 4, "text": "steeps"}]}]}]}]}
            """);
    List<String> all = new ArrayList<>(List.of(words));
    all.add(file.toString());
    return AnswersMeasurement.plan(Arguments.parse(all, AnswersMeasurement.OPTIONS));
  }
}
