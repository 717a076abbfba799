// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One sense of an ambiguous word.
 *
 * @param word the word, as a query has it
 * @param name tells the senses of a word apart; never searched
 * @param documents texts that have the word in this sense
 * @param queries questions that have the word and name this sense by their other words only
 */
public record WordSense(String word, String name, List<String> documents, List<String> queries) {

  /** Copies both lists. */
  public WordSense {
    documents = List.copyOf(documents);
    queries = List.copyOf(queries);
  }

  /** The ids of the documents, in their order. */
  List<String> ids() {
    return IntStream.rangeClosed(1, documents.size())
        .mapToObj(number -> word + "-" + name + "-" + number)
        .toList();
  }
}
