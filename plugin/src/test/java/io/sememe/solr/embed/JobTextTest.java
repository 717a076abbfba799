// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JobTextTest {
  private static final Owner OWNER = new Owner("host:8983_solr", "c_shard1_replica_n1", "p", "k");
  private static final Progress PROGRESS =
      new Progress(100, 39, 2, List.of("x", "\"y\""), "why\nnot", 7.25);
  private static final Job FULL =
      new Job(
          new JobPlan("id", "vector", JobFixture.NEW, 0.25, 3),
          JobState.RUNNING,
          "",
          OWNER,
          17,
          PROGRESS,
          1_700_000_000_000L,
          0);

  @Test
  void what_is_written_is_read_again() {
    assertEquals(FULL, JobJson.read(JobJson.write(FULL)));
    Job plain = Job.start(new JobPlan("id", "vector", null, 1, 0), 5).endedIn(JobState.DONE, "", 9);
    assertEquals(plain, JobJson.read(JobJson.write(plain)));
  }

  @Test
  void an_empty_text_is_no_job_and_half_a_text_is_an_error() {
    assertNull(JobJson.read(""));
    assertThrows(IllegalStateException.class, () -> JobJson.read("{\"state\": \"RUNNING\"}"));
  }

  @Test
  void a_response_shows_what_an_administrator_asks() {
    Map<String, Object> view = JobView.of(FULL);
    assertEquals("RUNNING", view.get("state"));
    assertEquals("switch", view.get("mode"));
    assertEquals("vector", view.get("field"));
    assertEquals("vector_b", view.get("into"));
    assertEquals("new", view.get("model"));
    assertEquals("host:8983_solr", view.get("node"));
    assertEquals("2023-11-14T22:13:20Z", view.get("started"));
    assertEquals(7.3, view.get("documentsPerSecond"));
    assertEquals(9L, view.get("secondsLeft"));
    assertFalse(view.containsKey("finished"));
    Map<?, ?> documents = (Map<?, ?>) view.get("documents");
    assertEquals(100L, documents.get("total"));
    assertEquals(39L, documents.get("done"));
    assertEquals(2L, documents.get("failed"));
    assertEquals(59L, documents.get("remaining"));
    assertEquals(List.of("x", "\"y\""), documents.get("failedIds"));
  }

  @Test
  void a_response_without_a_job_says_so() {
    assertEquals(Map.of("state", "NONE"), JobView.of(null));
  }

  @Test
  void a_job_at_its_end_has_no_node_and_no_pace() {
    Map<String, Object> view = JobView.of(FULL.endedIn(JobState.FAILED, "why", 1));
    assertEquals("FAILED", view.get("state"));
    assertEquals("why", view.get("reason"));
    assertFalse(view.containsKey("node"));
    assertFalse(view.containsKey("documentsPerSecond"));
    assertEquals("1970-01-01T00:00:00.001Z", view.get("finished"));
  }

  @Test
  void without_a_cluster_the_core_is_the_name_that_people_know() {
    assertEquals("articles", new Owner("", "articles", "p", "k").label());
  }
}
