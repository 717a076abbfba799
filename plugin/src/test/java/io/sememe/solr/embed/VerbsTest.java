// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class VerbsTest {
  private final JobFixture fixture = new JobFixture();

  @Test
  void a_second_job_is_refused_and_the_first_one_named() {
    fixture.claim();
    fixture.startSwitch();
    fixture.node("a").tick();
    SolrException refused = assertThrows(SolrException.class, fixture::startMissing);
    assertEquals(409, refused.code());
    for (String named : new String[] {"RUNNING", "field=vector", "vector_b", "on a"}) {
      assertTrue(refused.getMessage().contains(named), refused.getMessage());
    }
    assertEquals("switch-job", fixture.job().plan().id());
  }

  @Test
  void a_paused_job_keeps_others_from_starting_and_one_at_its_end_does_not() {
    fixture.startMissing();
    fixture.verbs.pause();
    assertConflict(fixture::startSwitch);
    fixture.verbs.cancel();
    fixture.startSwitch();
    assertEquals(JobState.RUNNING, fixture.state());
  }

  @Test
  void a_job_that_failed_and_still_has_documents_encoded_twice_is_resumed_or_cancelled_first() {
    fixture.startSwitch();
    fixture.store.put(job -> job.endedIn(JobState.FAILED, "why", 1));
    assertConflict(fixture::startMissing);
    fixture.verbs.cancel();
    fixture.startMissing();
    fixture.store.put(job -> job.endedIn(JobState.FAILED, "why", 1));
    fixture.startSwitch();
    assertEquals(JobState.RUNNING, fixture.state());
  }

  @Test
  void what_does_not_go_with_the_state_is_refused_and_changes_nothing() {
    assertConflict(fixture.verbs::pause);
    assertConflict(() -> fixture.verbs.resume(null, null));
    assertConflict(fixture.verbs::cancel);
    assertNull(fixture.job());
    fixture.startMissing();
    assertConflict(() -> fixture.verbs.resume(0.5, null));
    assertEquals(1, fixture.job().plan().load());
    fixture.verbs.cancel();
    assertConflict(fixture.verbs::pause);
    assertEquals(JobState.CANCELLED, fixture.state());
  }

  @Test
  void what_was_done_can_be_done_again_as_after_a_lost_connection() {
    assertEquals(fixture.startMissing(), fixture.startMissing());
    assertEquals(fixture.verbs.pause(), fixture.verbs.pause());
    Job resumed = fixture.verbs.resume(0.5, 1);
    fixture.node("a").tick();
    assertEquals(resumed.plan(), fixture.verbs.resume(0.5, 1).plan());
    assertEquals("a", fixture.job().owner().node());
  }

  @Test
  void a_job_that_is_switching_can_no_longer_be_held_up() {
    fixture.startSwitch();
    fixture.store.put(job -> job.in(JobState.SWITCHING));
    assertConflict(fixture.verbs::cancel);
    assertConflict(fixture.verbs::pause);
  }

  @Test
  void cancelling_twice_ends_what_the_first_time_could_not_finish() {
    fixture.claim();
    fixture.startSwitch();
    fixture.verbs.cancel();
    fixture.spaces.change("vector", known -> known.withNext(JobFixture.NEW));
    fixture.verbs.cancel();
    assertEquals(Optional.empty(), fixture.known().next());
  }

  @Test
  void cancelling_leaves_the_space_of_somebody_else_alone() {
    fixture.claim();
    fixture.startMissing();
    fixture.spaces.change("vector", known -> known.withNext(JobFixture.NEW));
    fixture.verbs.cancel();
    assertEquals(Optional.of(JobFixture.NEW), fixture.known().next());
  }

  private static void assertConflict(Executable verb) {
    assertEquals(409, assertThrows(SolrException.class, verb).code());
  }
}
