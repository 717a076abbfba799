// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * The space that a job fills. Thread-safe.
 *
 * @param spaces the collection's memory of its spaces
 * @param plan what the job is to do
 */
record Target(CollectionSpaces spaces, JobPlan plan) {

  /** After so long every node has heard of a change, or is not part of the cluster. */
  static final Duration KNOWN_EVERYWHERE = Duration.ofSeconds(2);

  /**
   * Sees to it that documents which come in meanwhile are encoded for the space too.
   *
   * @return whether that had to be changed
   */
  boolean prepare() {
    VectorSpace into = plan.into();
    if (into == null || isFilling(known(), into) || isSwitched(known(), into)) {
      return false;
    }
    change(known -> known.withNext(into));
    return true;
  }

  /** Returns the documents that have no vector of the space. */
  Todo todo() {
    VectorSpace into = plan.into();
    return into == null ? missing() : Todo.of(into);
  }

  /** Leads searches to the space; once is enough. */
  void switchOver() {
    VectorSpace into = plan.into();
    if (into != null) {
      change(known -> isSwitched(known, into) ? known : switched(known, into));
    }
  }

  /** Ends the encoding for the space, unless searches use it already. */
  void abandon() {
    VectorSpace into = plan.into();
    if (into != null && spaces.find(plan.field()).filter(now -> isFilling(now, into)).isPresent()) {
      change(known -> isFilling(known, into) ? known.withoutNext() : known);
    }
  }

  /** Ends the encoding for the space when the job that stands does not need it. */
  void abandonUnlessWanted(@Nullable Job job) {
    if (job == null || job.state() == JobState.CANCELLED || isForAnotherSpace(job)) {
      abandon();
    }
  }

  private boolean isForAnotherSpace(Job job) {
    return !Objects.equals(plan.into(), job.plan().into());
  }

  private Todo missing() {
    return spaces
        .find(plan.field())
        .map(known -> Todo.of(known.current(), known.comparable(known.current())))
        .orElse(Todo.of(new VectorSpace(plan.field(), "", "")));
  }

  private FieldSpaces known() {
    return spaces.find(plan.field()).orElseThrow(this::forgotten);
  }

  private void change(UnaryOperator<FieldSpaces> change) {
    spaces.change(
        plan.field(),
        known -> {
          if (known == null) {
            throw forgotten();
          }
          return change.apply(known);
        });
  }

  private FieldSpaces switched(FieldSpaces known, VectorSpace into) {
    if (!isFilling(known, into)) {
      throw conflict("somebody ended the encoding into field '" + into.field() + "'");
    }
    return known.switched();
  }

  private static boolean isFilling(FieldSpaces known, VectorSpace into) {
    return known.next().filter(into::equals).isPresent();
  }

  private static boolean isSwitched(FieldSpaces known, VectorSpace into) {
    return into.equals(known.current());
  }

  private SolrException forgotten() {
    return conflict("the collection knows of no vectors of field '" + plan.field() + "'");
  }

  private static SolrException conflict(String why) {
    return new SolrException(ErrorCode.CONFLICT, why);
  }
}
