// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static io.sememe.solr.answer.AnswerCore.answers;
import static io.sememe.solr.answer.AnswerCore.section;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.util.NamedList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A core with a reader that looks for the question's words, and documents to read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AnswerTestCase {
  static final String QUESTION = "hot tea leaves";
  private static final String SHARED = "Tea grows on hills. Leaves fall.";

  /** Six documents, the first ranked highest. */
  AnswerCore core;

  @BeforeAll
  void index_documents(@TempDir Path home) throws IOException, SolrServerException {
    core = new AnswerCore(home);
    core.add("a", 50, "Rice is boiled. Tea is hot \uD83C\uDF75 anyway.", "Second value of leaves.");
    core.add("b", 40, SHARED);
    core.add("c", 30, SHARED);
    core.add("d", 20, "Hot leaves make tea. Bread is baked.");
    core.add("e", 10, "All of hot tea leaves answers. But late.");
    core.add("f", 5);
  }

  @BeforeEach
  void forget() {
    core.reader().reset();
  }

  @AfterAll
  void close_the_core() throws IOException {
    core.close();
  }

  static List<Object> ids(NamedList<Object> section) {
    return answers(section).stream().map(answer -> answer.get("id")).toList();
  }
}
