// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a process was given to encode, one text per line of a file, with the escapes of Java. */
final class Texts {

  private List<String> documents = List.of();
  private List<String> queries = List.of();

  void readDocuments(String file) throws IOException {
    documents = read(file);
  }

  void readQueries(String file) throws IOException {
    queries = read(file);
  }

  List<String> documents() {
    return documents;
  }

  List<String> queries() {
    return queries;
  }

  private static List<String> read(String file) throws IOException {
    return Files.readAllLines(Path.of(file)).stream().map(String::translateEscapes).toList();
  }
}
