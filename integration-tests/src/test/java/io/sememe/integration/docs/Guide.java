// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.node.Project;
import io.sememe.integration.node.SolrNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A guide of the archive in which each request is followed by what Solr answers. */
public final class Guide {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Snippet> snippets;

  private Guide(List<Snippet> snippets) {
    this.snippets = snippets;
  }

  /** Reads a guide by its name. */
  public static Guide read(String file) throws IOException {
    return new Guide(Snippets.of(Files.readString(Project.file("solr-config/" + file))));
  }

  /** Returns the languages of its blocks. */
  Set<String> languages() {
    return snippets.stream().map(Snippet::language).collect(Collectors.toSet());
  }

  /** Returns all blocks of a language, one below the other. */
  String all(String language) {
    return snippets.stream()
        .filter(snippet -> snippet.language().equals(language))
        .map(Snippet::text)
        .collect(Collectors.joining("\n"));
  }

  /** Returns the one block behind a marker. */
  public String marked(String marker) {
    List<Snippet> found =
        snippets.stream().filter(snippet -> snippet.marker().equals(marker)).toList();
    assertEquals(1, found.size(), marker);
    return found.get(0).text();
  }

  /** Sends the requests in their order; fails where an answer is not what is shown. */
  void requireAnswersOf(SolrNode node) throws IOException {
    long compared = 0;
    for (int i = 0; i < snippets.size(); i++) {
      if (isRequest(snippets.get(i))) {
        assertFalse(i + 1 == snippets.size(), "nothing is shown below the last request");
        requireAnswer(snippets.get(i), snippets.get(i + 1), node);
        compared++;
      }
    }
    assertFalse(compared == 0, "the guide shows no request");
  }

  private static void requireAnswer(Snippet request, Snippet shown, SolrNode node)
      throws IOException {
    assertEquals("json", shown.language(), () -> "nothing is shown below " + request.text());
    String answer = Bash.run(request.text(), node);
    List<String> differences =
        ShownJson.differences(JSON.readTree(shown.text()), JSON.readTree(answer));
    assertEquals(List.of(), differences, () -> shown.section() + " answers " + answer);
  }

  private static boolean isRequest(Snippet snippet) {
    return snippet.language().equals("bash");
  }
}
