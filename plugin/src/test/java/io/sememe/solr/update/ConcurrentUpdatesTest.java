// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.solr.client.solrj.SolrServerException;
import org.apache.solr.common.SolrDocument;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that change the same documents at the same time. */
final class ConcurrentUpdatesTest {
  private static final int CLIENTS = 4;
  private static final int UPDATES = 30;
  private static final List<String> IDS = List.of("a", "b", "c");

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void no_update_is_lost_and_the_vectors_are_those_of_the_last_text(
      boolean stored, @TempDir Path home) throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try (TestCore core = new TestCore(new CoreSettings(stored, true, Map.of()), home)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        int client = i;
        done.add(clients.submit(() -> update(core, client)));
      }
      for (Future<?> one : done) {
        one.get(100, TimeUnit.SECONDS);
      }
      core.commit();
      for (String id : IDS) {
        check(core, id);
      }
    } finally {
      clients.shutdownNow();
    }
  }

  // Each adds words of its own to the body, and sets the title, which the last one wins.
  private static Void update(TestCore core, int client) throws IOException, SolrServerException {
    Random random = new Random(client);
    for (int i = 0; i < UPDATES; i++) {
      String id = IDS.get(i % IDS.size());
      String word = client + "-" + i;
      boolean both = random.nextInt(4) == 0;
      core.add(
          List.of(
              both
                  ? TestCore.document(
                      "id", id, "body", Map.of("add", word), "title", Map.of("set", word))
                  : TestCore.document("id", id, "body", Map.of("add", word))));
    }
    return null;
  }

  private static void check(TestCore core, String id) throws IOException, SolrServerException {
    SolrDocument found = core.get(id);
    List<String> body = found.getFieldValues("body").stream().map(String::valueOf).toList();
    TreeSet<String> words = new TreeSet<>();
    for (int client = 0; client < CLIENTS; client++) {
      for (int i = IDS.indexOf(id); i < UPDATES; i += IDS.size()) {
        words.add(client + "-" + i);
      }
    }
    assertEquals(words, new TreeSet<>(body));
    assertEquals(words.size(), body.size());
    String text = found.getFirstValue("title") + "\n" + String.join("\n", body);
    float[] vector = FakeEmbedder.vectorOf(text);
    assertEquals(Map.of(id, List.of(vector[0], vector[1])), core.indexed(id, "vector"));
  }
}
