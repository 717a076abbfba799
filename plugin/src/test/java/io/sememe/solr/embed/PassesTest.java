// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.space.FieldSpaces;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.solr.common.SolrException.ErrorCode;
import org.junit.jupiter.api.Test;

final class PassesTest {
  private final JobFixture fixture = new JobFixture();
  private final JobFixture.Node node = fixture.node("a");

  @Test
  void documents_without_a_vector_get_one_and_the_others_are_left_alone() {
    fixture.claim();
    fixture.documents.addBare(0, 200);
    fixture.documents.touch("vector", List.of("d0001", "d0002"));
    fixture.startMissing();
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertTrue(fixture.documents.hasAll(JobFixture.OLD));
    Progress progress = fixture.job().progress();
    assertEquals(List.of(200L, 200L, 0L, 0L), counts(progress));
    assertEquals(1 + 5, fixture.documents.touches); // 198 documents in pages of 120
    assertEquals(Optional.empty(), fixture.known().next());
  }

  @Test
  void documents_whose_vectors_a_model_made_that_was_accepted_have_one() {
    fixture.claim();
    fixture.documents.addBare(0, 3);
    fixture.spaces.change("vector", known -> known.accepting("accepted"));
    fixture.documents.encodesAs = "accepted";
    fixture.documents.touch("vector", List.of("d0001"));
    fixture.startMissing();
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertEquals(List.of(3L, 3L, 0L, 0L), counts(fixture.job().progress()));
  }

  @Test
  void a_collection_that_was_indexed_before_the_first_document_was_encoded_gets_its_vectors() {
    fixture.documents.addBare(0, 70);
    fixture.startMissing();
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertTrue(fixture.documents.hasAll(JobFixture.OLD));
  }

  @Test
  void all_documents_get_a_second_vector_before_searches_are_led_to_it() {
    fixture.claim();
    fixture.documents.addBare(0, 300);
    fixture.documents.beforeTouch =
        () -> {
          assertEquals(JobFixture.OLD, fixture.known().current());
          assertEquals(Optional.of(JobFixture.NEW), fixture.known().next());
        };
    fixture.startSwitch();
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertTrue(fixture.documents.hasAll(JobFixture.NEW));
    FieldSpaces known = fixture.known();
    assertEquals(JobFixture.NEW, known.current());
    assertEquals(List.of(JobFixture.OLD), known.retired());
    assertEquals(Optional.empty(), known.next());
    assertNull(fixture.job().owner());
  }

  @Test
  void an_empty_collection_is_switched_after_every_node_has_heard_of_the_next_space() {
    fixture.claim();
    fixture.startSwitch();
    node.run();
    assertEquals(JobFixture.NEW, fixture.known().current());
    assertEquals(List.of(Target.KNOWN_EVERYWHERE), fixture.timing.pauses);
  }

  @Test
  void a_document_that_slips_in_behind_the_work_is_found_before_the_switch() {
    fixture.claim();
    fixture.documents.addBare(100, 300);
    fixture.startSwitch();
    AtomicInteger calls = new AtomicInteger();
    fixture.documents.beforeTouch =
        () -> {
          if (calls.incrementAndGet() == 4) {
            fixture.documents.addBare("d0000");
          }
        };
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertTrue(fixture.documents.has("d0000", JobFixture.NEW));
  }

  @Test
  void a_document_that_cannot_be_read_is_named_and_holds_up_the_switch_but_no_other_document() {
    fixture.claim();
    fixture.documents.addBare(0, 100);
    fixture.documents.unreadable.add("d0042");
    fixture.startSwitch();
    node.run();
    assertEquals(JobState.FAILED, fixture.state());
    assertTrue(fixture.job().reason().contains("d0042"), fixture.job().reason());
    assertTrue(fixture.job().reason().contains("tolerate=1"), fixture.job().reason());
    assertEquals(List.of(100L, 99L, 1L, 0L), counts(fixture.job().progress()));
    assertEquals("cannot read d0042", fixture.job().progress().lastFailure());
    assertEquals(JobFixture.OLD, fixture.known().current());
    assertEquals(Optional.of(JobFixture.NEW), fixture.known().next());
  }

  @Test
  void a_document_that_the_chain_skips_has_failed_too() {
    fixture.claim();
    fixture.documents.addBare(0, 10);
    fixture.documents.skipped.add("d0003");
    fixture.startSwitch();
    node.run();
    assertEquals(JobState.FAILED, fixture.state());
    assertEquals(List.of("d0003"), fixture.job().progress().failedIds());
  }

  @Test
  void after_what_failed_was_mended_the_job_is_resumed_and_switches() {
    a_document_that_cannot_be_read_is_named_and_holds_up_the_switch_but_no_other_document();
    fixture.documents.unreadable.clear();
    fixture.verbs.resume(null, null);
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertEquals(JobFixture.NEW, fixture.known().current());
    assertEquals(List.of(), fixture.job().progress().failedIds());
  }

  @Test
  void as_many_failures_as_are_tolerated_do_not_hold_up_the_switch() {
    a_document_that_cannot_be_read_is_named_and_holds_up_the_switch_but_no_other_document();
    fixture.verbs.resume(null, 1);
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertEquals(JobFixture.NEW, fixture.known().current());
    assertEquals(1, fixture.job().progress().failed());
  }

  @Test
  void a_model_that_is_away_for_a_while_is_waited_for() {
    fixture.claim();
    fixture.documents.addBare(0, 10);
    fixture.documents.outage = ErrorCode.SERVICE_UNAVAILABLE;
    fixture.documents.beforeTouch =
        () -> {
          if (fixture.documents.touches == 3) {
            fixture.documents.outage = null;
          }
        };
    fixture.startMissing();
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertEquals(0, fixture.job().progress().failed());
    assertEquals(
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)),
        fixture.timing.pauses.subList(0, 3));
  }

  @Test
  void a_model_that_stays_away_fails_the_job_and_not_its_documents() {
    fixture.claim();
    fixture.documents.addBare(0, 10);
    fixture.documents.outage = ErrorCode.SERVICE_UNAVAILABLE;
    fixture.startMissing();
    node.run();
    assertEquals(JobState.FAILED, fixture.state());
    assertTrue(fixture.job().reason().contains("not now"), fixture.job().reason());
    assertEquals(0, fixture.job().progress().failed());
  }

  @Test
  void a_job_that_is_cancelled_in_a_pass_sends_no_further_batch_and_leaves_searches_as_they_were() {
    fixture.claim();
    fixture.documents.addBare(0, 300);
    inBatch(2, fixture.verbs::cancel);
    fixture.startSwitch();
    node.run();
    assertEquals(JobState.CANCELLED, fixture.state());
    assertEquals(2, fixture.documents.touches);
    assertEquals(JobFixture.OLD, fixture.known().current());
    assertEquals(Optional.empty(), fixture.known().next());
  }

  @Test
  void a_job_that_is_cancelled_before_its_first_pass_leaves_no_space_behind() {
    fixture.claim();
    fixture.startSwitch();
    node.tick();
    fixture.verbs.cancel();
    node.run();
    assertEquals(JobState.CANCELLED, fixture.state());
    assertEquals(Optional.empty(), fixture.known().next());
    assertEquals(0, fixture.documents.touches);
  }

  @Test
  void a_paused_job_goes_on_where_its_documents_are() {
    fixture.claim();
    fixture.documents.addBare(0, 300);
    inBatch(2, fixture.verbs::pause);
    fixture.startSwitch();
    node.run();
    assertEquals(JobState.PAUSED, fixture.state());
    assertEquals(2, fixture.documents.touches);
    assertNull(fixture.job().owner());
    assertEquals(Optional.of(JobFixture.NEW), fixture.known().next());
    assertFalse(node.tick());

    fixture.verbs.resume(0.5, null);
    node.run();
    assertEquals(JobState.DONE, fixture.state());
    assertEquals(2 + 5, fixture.documents.touches); // 200 documents in pages of 120
    assertEquals(0.5, fixture.job().plan().load());
  }

  @Test
  void it_works_for_the_share_of_time_that_it_is_given() {
    fixture.claim();
    fixture.documents.addBare(0, 50);
    fixture.verbs.start(new JobPlan("1", "vector", null, 0.25, 0));
    node.run();
    assertEquals(List.of(FakeDocuments.PER_DOCUMENT.multipliedBy(150)), fixture.timing.pauses);
  }

  /** Does something in a batch, of which the node hears a moment later. */
  private void inBatch(int number, Runnable event) {
    fixture.documents.beforeTouch =
        () -> {
          if (fixture.documents.touches == number - 1) {
            event.run();
            node.tick();
          }
        };
  }

  private static List<Long> counts(Progress progress) {
    return List.of(progress.total(), progress.done(), progress.failed(), progress.remaining());
  }
}
