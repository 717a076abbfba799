// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A job as a response shows it. */
final class JobView {
  private JobView() {}

  /** Returns what there is to say; of a collection that had no job, that. */
  static Map<String, Object> of(@Nullable Job job) {
    Map<String, Object> view = new LinkedHashMap<>();
    if (job == null) {
      view.put("state", "NONE");
      return view;
    }
    view.put("state", job.state().name());
    putIfAny(view, "reason", job.reason());
    addPlan(view, job.plan());
    putIfAny(view, "node", job.owner() == null ? "" : job.owner().label());
    view.put("documents", documents(job.progress()));
    addPace(view, job);
    view.put("started", Instant.ofEpochMilli(job.started()).toString());
    if (job.finished() != 0) {
      view.put("finished", Instant.ofEpochMilli(job.finished()).toString());
    }
    return view;
  }

  private static void addPlan(Map<String, Object> view, JobPlan plan) {
    view.put("mode", plan.mode());
    view.put("field", plan.field());
    if (plan.into() != null) {
      view.put("into", plan.into().field());
      view.put("model", plan.into().model());
    }
    view.put("load", plan.load());
    view.put("tolerate", plan.tolerate());
  }

  private static Map<String, Object> documents(Progress progress) {
    Map<String, Object> view = new LinkedHashMap<>();
    view.put("total", progress.total());
    view.put("done", progress.done());
    view.put("failed", progress.failed());
    view.put("remaining", progress.remaining());
    if (!progress.failedIds().isEmpty()) {
      view.put("failedIds", progress.failedIds());
    }
    putIfAny(view, "lastFailure", progress.lastFailure());
    return view;
  }

  private static void addPace(Map<String, Object> view, Job job) {
    if (job.state() == JobState.RUNNING) {
      view.put("documentsPerSecond", Math.round(job.progress().perSecond() * 10) / 10.0);
      if (job.progress().secondsLeft() >= 0) {
        view.put("secondsLeft", job.progress().secondsLeft());
      }
    }
  }

  private static void putIfAny(Map<String, Object> view, String key, String text) {
    if (!text.isEmpty()) {
      view.put(key, text);
    }
  }
}
