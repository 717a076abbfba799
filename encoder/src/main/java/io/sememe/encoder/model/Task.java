// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model is made for. */
public enum Task {
  /** One vector per text. */
  TEXT_EMBEDDING,
  /** One vector per token of a text. */
  TOKEN_EMBEDDING,
  /** One relevance score per pair of a query and a text. */
  PAIR_SCORING,
  /** Weighted terms of the vocabulary per text. */
  SPARSE_EMBEDDING,
  /** The words of a text that answer a question. */
  QUESTION_ANSWERING;

  /** Returns the name as descriptors write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the task of this label, if there is one. */
  static Optional<Task> ofLabel(String label) {
    return Arrays.stream(values()).filter(task -> task.label().equals(label)).findFirst();
  }

  /** Returns all labels, in the order of the constants. */
  static String labels() {
    return Arrays.stream(values()).map(Task::label).collect(Collectors.joining(", "));
  }
}
