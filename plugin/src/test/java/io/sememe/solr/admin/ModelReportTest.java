// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.DeviceInUse;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.ModelDetails;
import io.sememe.encoder.ModelState;
import io.sememe.encoder.ModelStatus;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ModelReportTest {
  private static final String HASH = "0".repeat(32);

  @Test
  void a_model_in_memory_shows_all_that_is_known_of_it() {
    ModelStatus ready =
        new ModelStatus(
            "one",
            ModelState.READY,
            null,
            new EmbeddingSpace("one", 384, true, 512, HASH),
            new DeviceInUse("cpu", null),
            details("text-embedding", 17, 1000, 0));
    assertEquals(
        Map.of(
            "state",
            "READY",
            "fingerprint",
            HASH,
            "device",
            "cpu",
            "dimension",
            384,
            "task",
            "text-embedding",
            "loadMillis",
            17L,
            "nativeBytes",
            1000L,
            "licence",
            "MIT",
            "namedBy",
            Map.of("articles", List.of("queryParser semantic"))),
        ModelReport.all(
                List.of(ready), Map.of("one", Map.of("articles", Set.of("queryParser semantic"))))
            .get("one"));
  }

  @Test
  void a_failure_is_told_without_the_folders_of_the_machine() {
    ModelStatus failed =
        new ModelStatus(
            "one",
            ModelState.FAILED,
            "no library in /var/solr/data/natives/x.so; install it",
            null,
            null,
            details(null, 0, 0, 30));
    assertEquals(
        Map.of(
            "state",
            "FAILED",
            "reason",
            "no library in x.so; install it",
            "retrySeconds",
            30L,
            "licence",
            "MIT"),
        ModelReport.all(List.of(failed), Map.of()).get("one"));
  }

  @Test
  void a_model_that_is_named_and_not_installed_is_listed_with_who_names_it() {
    assertEquals(
        Map.of(
            "lost",
            Map.of("state", "NOT_INSTALLED", "namedBy", Map.of("articles", List.of("a", "b")))),
        ModelReport.all(
            List.of(), Map.of("lost", Map.of("articles", new TreeSet<>(Set.of("b", "a"))))));
  }

  private static ModelDetails details(
      @Nullable String task, long loadMillis, long nativeBytes, long retrySeconds) {
    return new ModelDetails(
        task,
        loadMillis,
        nativeBytes,
        retrySeconds,
        Map.of(),
        List.of(),
        "MIT",
        "",
        Map.of(),
        false,
        null);
  }
}
