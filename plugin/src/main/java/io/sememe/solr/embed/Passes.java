// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.embed.Documents.Page;
import java.util.List;
import org.apache.solr.common.SolrException;

/**
 * Goes over the documents that are to be done until none is left, or none but those that fail.
 * Progress is in the documents: whoever goes on after somebody else starts a pass like any other.
 *
 * @param plan what is to be done
 * @param documents the collection's
 * @param target the space that is filled
 * @param ownership the right to do it
 * @param tally what is told of it
 * @param patience what it does when something is away
 */
record Passes(
    JobPlan plan,
    Documents documents,
    Target target,
    Ownership ownership,
    Tally tally,
    Patience patience) {

  /** So many documents are sent at once: a second of work or a few, after which one can stop. */
  static final int BATCH = 50;

  /**
   * What is left after so many passes that did not make it less has failed. One would do, if not a
   * node that has just started to encode for the next space could have added as many meanwhile.
   */
  private static final int PASSES_IN_VAIN = 2;

  /**
   * Encodes; returns how many documents are left over, each tried at least twice.
   *
   * @throws java.util.concurrent.CancellationException when it is to stop
   * @throws SolrException when it cannot go on
   */
  long run() {
    long fewest = Long.MAX_VALUE;
    for (int inVain = 0; ; ) {
      prepare();
      Todo todo = target.todo();
      long left = startPass(todo);
      inVain = left < fewest ? 0 : inVain + 1;
      if (left == 0 || inVain == PASSES_IN_VAIN) {
        return leftOver(todo, left);
      }
      fewest = Math.min(fewest, left);
      pass(todo);
    }
  }

  private long leftOver(Todo todo, long left) {
    if (left > 0) {
      tally.leftOver(left, patience.get(() -> documents.page(todo, Documents.START)).ids());
    }
    return left;
  }

  // Whoever makes documents be encoded for a space looks afterwards whether that is still wanted: a
  // job that was cancelled in between must not leave it behind.
  private void prepare() {
    boolean changed = target.prepare();
    if (!ownership.change(job -> job)) {
      target.abandonUnlessWanted(ownership.store().find());
      patience.pacing().stop().request();
    }
    patience.pacing().stop().check();
    if (changed) {
      patience.pacing().rest(Target.KNOWN_EVERYWHERE);
    }
  }

  private long startPass(Todo todo) {
    patience.run(documents::commit);
    long all = patience.get(documents::count);
    long left = patience.get(() -> documents.count(todo));
    tally.startPass(all, left);
    return left;
  }

  private void pass(Todo todo) {
    for (String from = Documents.START; ; ) {
      String start = from;
      Page page = patience.get(() -> documents.page(todo, start));
      if (page.ids().isEmpty()) {
        return;
      }
      touch(page.ids());
      from = page.end();
    }
  }

  private void touch(List<String> ids) {
    for (int start = 0; start < ids.size(); start += BATCH) {
      touchBatch(ids.subList(start, Math.min(ids.size(), start + BATCH)));
    }
  }

  private void touchBatch(List<String> batch) {
    try {
      send(batch);
    } catch (SolrException e) {
      requireDocumentsFault(e);
      // Which of them it was is not said in a way to rely on; those that are done cost nothing.
      batch.forEach(this::touchOne);
    }
  }

  private void touchOne(String id) {
    try {
      send(List.of(id));
    } catch (SolrException e) {
      requireDocumentsFault(e);
      tally.failed(id, String.valueOf(e.getMessage()));
    }
  }

  private void send(List<String> ids) {
    Pacing pacing = patience.pacing();
    patience.run(() -> pacing.work(plan.load(), () -> documents.touch(plan.field(), ids)));
    tally.encoded(ids.size());
  }

  private static void requireDocumentsFault(SolrException e) {
    if (Patience.isPassing(e)) {
      throw e;
    }
  }
}
