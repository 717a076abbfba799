// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TaskTest {
  @ParameterizedTest
  @EnumSource(Task.class)
  void a_label_names_its_task_and_nothing_else_does(Task task) {
    assertEquals(Optional.of(task), Task.ofLabel(task.label()));
    assertEquals(Optional.empty(), Task.ofLabel(task.name()));
  }

  @Test
  void the_labels_are_those_of_descriptors() {
    assertEquals(
        "text-embedding, token-embedding, pair-scoring, sparse-embedding, question-answering",
        Task.labels());
  }
}
