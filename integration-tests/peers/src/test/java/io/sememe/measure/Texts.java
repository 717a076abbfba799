// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process was given to encode, one text per line of a file. */
final class Texts {

  private List<String> documents = List.of();
  private List<String> queries = List.of();

  void readDocuments(String file) throws IOException {
    documents = Files.readAllLines(Path.of(file));
  }

  void readQueries(String file) throws IOException {
    queries = Files.readAllLines(Path.of(file));
  }

  List<String> documents() {
    return documents;
  }

  List<String> queries() {
    return queries;
  }
}
