// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a model's file says of its answers. */
class AnswersJsonTest {
  @TempDir Path parent;

  @Test
  void without_a_word_it_is_as_the_scripts_for_squad_have_it() {
    AnswerSettings read = folder("{}").read().answers();
    assertEquals(
        new AnswerSettings(
            "start_logits", "end_logits", 30, OptionalInt.empty(), OptionalInt.empty(), 0),
        read);
    assertEquals(read, own("{'task': 'question-answering'}").read().answers());
  }

  @Test
  void everything_that_is_stated_is_read() {
    assertEquals(
        new AnswerSettings("s", "e", 1, OptionalInt.of(0), OptionalInt.of(9), -1.5f),
        folder(
                "{'startOutput': 's', 'endOutput': 'e', 'maxAnswerTokens': 1,"
                    + " 'overlapTokens': 0, 'questionTokens': 9, 'threshold': -1.5}")
            .read()
            .answers());
  }

  @Test
  void what_other_tasks_need_is_not_asked_for() {
    ModelDescriptor read = folder("{}").read();
    assertEquals(Task.QUESTION_ANSWERING, read.task());
    assertEquals(Pooling.NONE, read.pooling());
    assertEquals(false, read.normalize());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'start': 's'}            | unknown keys [start] in 'answers'; there are: [endOutput",
        "{'maxAnswerTokens': 0}    | 'answers.maxAnswerTokens' must be a whole number from 1 to",
        "{'questionTokens': 0}     | 'answers.questionTokens' must be a whole number from 1 to",
        "{'overlapTokens': -1}     | 'answers.overlapTokens' must be a whole number from 0 to",
        "{'overlapTokens': 1.5}    | 'answers.overlapTokens' must be a whole number from 0 to",
        "{'threshold': '1'}        | 'answers.threshold' must be a number from -1000 to 1000",
        "{'threshold': 1e4}        | 'answers.threshold' must be a number from -1000 to 1000",
        "{'threshold': -1e999}     | 'answers.threshold' must be a number from -1000 to 1000",
        "{'startOutput': 1}        | 'answers.startOutput' must be a string",
        "{'endOutput': 'start_logits'} | are both 'start_logits'; name the two outputs of the model",
        "[30]                      | 'answers' must be an object"
      })
  void what_is_wrong_is_refused(String answers, String reason) {
    folder(answers).refused("sememe.json", reason);
  }

  @Test
  void keys_that_mean_nothing_to_the_task_are_refused() {
    own("{'task': 'question-answering', 'pooling': 'max', 'output': 'x', 'prefix': {}}")
        .refused("the keys [output, pooling, prefix] mean nothing to the task question-answering");
    own("{'task': 'question-answering', 'pairs': {}}")
        .refused("the keys [pairs] mean nothing to the task question-answering");
    own("{'task': 'question-answering', 'sparse': {}}")
        .refused("the keys [sparse] mean nothing to the task question-answering");
    own("{'pooling': 'cls', 'answers': {}}")
        .refused("the keys [answers] mean nothing to the task text-embedding");
    own("{'task': 'pair-scoring', 'answers': {}}")
        .refused("the keys [answers] mean nothing to the task pair-scoring");
  }

  private DescriptorFolder folder(String answers) {
    return own("{'task': 'question-answering', 'answers': " + answers + "}");
  }

  private DescriptorFolder own(String json) {
    return new DescriptorFolder(parent).with("sememe.json", json.replace('\'', '"'));
  }
}
