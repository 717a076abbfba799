// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KeeperTest {
  private final JobFixture fixture = new JobFixture();
  private final JobFixture.Node a = fixture.node("a");
  private final JobFixture.Node b = fixture.node("b");

  @BeforeEach
  void some_documents() {
    fixture.claim();
    fixture.documents.addBare(0, 200);
  }

  @Test
  void without_a_job_nothing_is_done() {
    assertFalse(a.tick());
    assertNull(fixture.job());
  }

  @Test
  void only_the_first_node_that_looks_works() {
    fixture.startSwitch();
    assertTrue(a.tick());
    assertFalse(b.tick());
    assertEquals(a.owner, fixture.job().owner());
  }

  @Test
  void a_job_whose_node_left_the_cluster_is_taken_over_at_once() {
    fixture.startSwitch();
    a.tick();
    fixture.liveNodes.remove("a");
    b.run();
    assertEquals(JobState.DONE, fixture.state());
    assertTrue(fixture.documents.hasAll(JobFixture.NEW));
  }

  @Test
  void a_node_that_comes_back_finds_its_own_job_after_a_restart() {
    fixture.startSwitch();
    a.tick();
    JobFixture.Node restarted = fixture.node("a", "another-process");
    restarted.run();
    assertEquals(JobState.DONE, fixture.state());
  }

  @Test
  void a_core_that_was_reloaded_waits_for_the_one_before_it() {
    fixture.startSwitch();
    a.tick();
    JobFixture.Node reloaded = fixture.new Node(new Owner("a", "core", "process-of-a", "other"));
    assertFalse(reloaded.tick());
    a.stop();
    a.run();
    assertTrue(reloaded.tick());
  }

  @Test
  void a_job_whose_owner_stands_still_is_taken_over_after_the_lease() {
    fixture.startSwitch();
    a.tick();
    assertFalse(b.tick());
    fixture.timing.pass(OwnerWatch.LEASE);
    assertFalse(b.tick());
    fixture.timing.pass(Duration.ofMillis(1));
    assertTrue(b.tick());
    assertEquals(b.owner, fixture.job().owner());
  }

  @Test
  void an_owner_that_says_it_is_well_keeps_its_job() {
    fixture.startSwitch();
    for (int i = 0; i < 100; i++) {
      a.tick();
      assertFalse(b.tick());
      fixture.timing.pass(OwnerWatch.LEASE.dividedBy(2));
    }
    assertEquals(a.owner, fixture.job().owner());
  }

  @Test
  void an_owner_that_was_taken_for_dead_stops_when_it_finds_another_one() {
    fixture.startSwitch();
    a.tick();
    fixture.liveNodes.remove("a");
    b.tick();
    fixture.documents.beforeTouch =
        () -> {
          throw new AssertionError("two nodes work");
        };
    a.run();
    assertEquals(b.owner, fixture.job().owner());
    assertEquals(JobState.RUNNING, fixture.state());
  }

  @Test
  void of_two_nodes_that_take_over_one_does() {
    JobFixture.Node c = fixture.node("c");
    fixture.liveNodes.add("c");
    fixture.startSwitch();
    a.tick();
    fixture.liveNodes.remove("a");
    assertTrue(b.tick());
    assertFalse(c.tick());
  }

  @Test
  void a_node_that_stops_leaves_the_job_to_the_others_at_once() {
    fixture.startSwitch();
    a.tick();
    fixture.documents.beforeTouch = a::stop;
    a.run();
    assertEquals(1, fixture.documents.touches);
    assertNull(fixture.job().owner());
    fixture.documents.beforeTouch = () -> {};
    b.run();
    assertEquals(JobState.DONE, fixture.state());
  }

  @Test
  void a_paused_job_stays_paused_across_a_restart() {
    fixture.startSwitch();
    a.tick();
    fixture.verbs.pause();
    JobFixture.Node restarted = fixture.node("a", "another-process");
    assertFalse(restarted.tick());
    assertFalse(b.tick());
    fixture.verbs.resume(null, null);
    assertTrue(restarted.tick());
  }

  @Test
  void who_takes_over_in_the_middle_of_a_switch_finishes_it() {
    fixture.startSwitch();
    new Target(fixture.spaces, fixture.job().plan()).prepare();
    fixture.store.put(job -> job.ownedBy(a.owner).in(JobState.SWITCHING));
    fixture.liveNodes.remove("a");
    b.run();
    assertEquals(JobState.DONE, fixture.state());
    assertEquals(JobFixture.NEW, fixture.known().current());
    assertEquals(0, fixture.documents.touches);
  }

  @Test
  void who_takes_over_right_after_a_switch_does_not_switch_back() {
    fixture.startSwitch();
    Target target = new Target(fixture.spaces, fixture.job().plan());
    target.prepare();
    target.switchOver();
    fixture.store.put(job -> job.ownedBy(a.owner).in(JobState.SWITCHING));
    fixture.liveNodes.remove("a");
    b.run();
    assertEquals(JobState.DONE, fixture.state());
    assertEquals(JobFixture.NEW, fixture.known().current());
    assertEquals(List.of(JobFixture.OLD), fixture.known().retired());
  }
}
