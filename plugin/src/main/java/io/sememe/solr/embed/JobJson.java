// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.solr.space.VectorSpace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.solr.common.util.Utils;
import org.jspecify.annotations.Nullable;

/** A job as the text that the cores of a collection share. */
final class JobJson {
  private JobJson() {}

  /** Writes. */
  static String write(Job job) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("plan", json(job.plan()));
    json.put("state", job.state().name());
    json.put("reason", job.reason());
    if (job.owner() != null) {
      json.put("owner", json(job.owner()));
    }
    json.put("beat", job.beat());
    json.put("progress", json(job.progress()));
    json.put("started", job.started());
    json.put("finished", job.finished());
    return Utils.toJSONString(json);
  }

  /** Reads; an empty text is no job. */
  static @Nullable Job read(String text) {
    return text.isEmpty() ? null : job(new Json(Utils.fromJSONString(text)));
  }

  private static Job job(Json json) {
    return new Job(
        plan(json.inner("plan")),
        JobState.valueOf(json.text("state")),
        json.text("reason"),
        json.has("owner") ? owner(json.inner("owner")) : null,
        json.whole("beat"),
        progress(json.inner("progress")),
        json.whole("started"),
        json.whole("finished"));
  }

  private static Map<String, Object> json(JobPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", plan.id());
    json.put("field", plan.field());
    if (plan.into() != null) {
      json.put("into", json(plan.into()));
    }
    json.put("load", plan.load());
    json.put("tolerate", plan.tolerate());
    return json;
  }

  private static JobPlan plan(Json json) {
    return new JobPlan(
        json.text("id"),
        json.text("field"),
        json.has("into") ? space(json.inner("into")) : null,
        json.fraction("load"),
        Math.toIntExact(json.whole("tolerate")));
  }

  private static Map<String, Object> json(VectorSpace space) {
    return Map.of(
        "field", space.field(), "model", space.model(), "fingerprint", space.fingerprint());
  }

  private static VectorSpace space(Json json) {
    return new VectorSpace(json.text("field"), json.text("model"), json.text("fingerprint"));
  }

  private static Map<String, Object> json(Owner owner) {
    return Map.of(
        "node", owner.node(),
        "core", owner.core(),
        "process", owner.process(),
        "keeper", owner.keeper());
  }

  private static Owner owner(Json json) {
    return new Owner(
        json.text("node"), json.text("core"), json.text("process"), json.text("keeper"));
  }

  private static Map<String, Object> json(Progress progress) {
    return Map.of(
        "total", progress.total(),
        "done", progress.done(),
        "failed", progress.failed(),
        "failedIds", progress.failedIds(),
        "lastFailure", progress.lastFailure(),
        "perSecond", progress.perSecond());
  }

  private static Progress progress(Json json) {
    return new Progress(
        json.whole("total"),
        json.whole("done"),
        json.whole("failed"),
        json.texts("failedIds"),
        json.text("lastFailure"),
        json.fraction("perSecond"));
  }

  /** An object that must have what is asked of it: nobody but this class writes it. */
  private record Json(Map<?, ?> members) {

    private Json(Object parsed) {
      this((Map<?, ?>) parsed);
    }

    boolean has(String key) {
      return members.containsKey(key);
    }

    Json inner(String key) {
      return new Json(member(key));
    }

    String text(String key) {
      return member(key).toString();
    }

    long whole(String key) {
      return ((Number) member(key)).longValue();
    }

    double fraction(String key) {
      return ((Number) member(key)).doubleValue();
    }

    List<String> texts(String key) {
      return ((List<?>) member(key)).stream().map(Object::toString).toList();
    }

    private Object member(String key) {
      Object value = members.get(key);
      if (value == null) {
        throw new IllegalStateException("the collection's job lacks " + key);
      }
      return value;
    }
  }
}
