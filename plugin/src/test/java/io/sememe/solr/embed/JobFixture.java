// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import io.sememe.solr.space.VectorUnit;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;

/** A collection with its job, and nodes whose work runs when the test says so. */
final class JobFixture {
  static final EmbeddingSpace OLD_MODEL = new EmbeddingSpace("old", 2, true, 512, "0a".repeat(16));
  static final VectorSpace OLD = new VectorSpace("vector", "old", OLD_MODEL.fingerprint());
  static final VectorSpace NEW = new VectorSpace("vector_b", "new", "0b".repeat(16));

  final FakeTiming timing = new FakeTiming();
  final CollectionSpaces spaces = new CollectionSpaces(new FakeProperty());
  final FakeDocuments documents = new FakeDocuments(spaces, timing);
  final JobStore store = new JobStore(new FakeProperty());
  final Verbs verbs = new Verbs(store, spaces, timing);
  final Set<String> liveNodes = new TreeSet<>(Set.of("a", "b"));

  static FieldSpaces claim(CollectionSpaces spaces) {
    return spaces.claim("vector", VectorUnit.DOCUMENT, OLD_MODEL);
  }

  FieldSpaces claim() {
    return claim(spaces);
  }

  FieldSpaces known() {
    return spaces.find("vector").orElseThrow();
  }

  Job job() {
    return store.find();
  }

  JobState state() {
    return job().state();
  }

  Job startMissing() {
    return verbs.start(new JobPlan("missing-job", "vector", null, 1, 0));
  }

  Job startSwitch() {
    return startSwitch(0);
  }

  Job startSwitch(int tolerate) {
    return verbs.start(new JobPlan("switch-job", "vector", NEW, 1, tolerate));
  }

  /** A core on a node, in one run of its server. */
  Node node(String name, String process) {
    return new Node(new Owner(name, "core", process, process + "-keeper"));
  }

  Node node(String name) {
    return node(name, "process-of-" + name);
  }

  final class Node {
    final Owner owner;
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Keeper keeper;

    Node(Owner owner) {
      this.owner = owner;
      OwnerWatch watch = new OwnerWatch(owner, liveNodes::contains, timing);
      this.keeper = new Keeper(store, owner, watch, this::stint, work::add);
    }

    private Stint stint(Job job) {
      Ownership ownership = new Ownership(store, owner, job.plan().id());
      return new Stint(job, ownership, documents, new Target(spaces, job.plan()), timing);
    }

    /** Lets it look at the job; returns whether it has work. */
    boolean tick() {
      keeper.tick();
      return !work.isEmpty();
    }

    /** Lets it look, and work to the end. */
    void run() {
      tick();
      work.remove().run();
    }

    void stop() {
      keeper.stop();
    }
  }
}
