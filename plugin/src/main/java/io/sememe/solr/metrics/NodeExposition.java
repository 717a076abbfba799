// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import com.codahale.metrics.Counter;
import com.codahale.metrics.Snapshot;
import io.sememe.encoder.ModelState;
import io.sememe.encoder.QueuedTokens;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** The metrics of a node, written for Prometheus once. Not thread-safe. */
final class NodeExposition {
  private static final String MODEL = "model";
  private static final String ROLE = "role";
  private static final String PLACE = "place";

  private final ModelMetrics metrics;
  private final ModelCounters counters;
  private final List<String> models;
  private final Exposition text = new Exposition();

  NodeExposition(ModelMetrics metrics, ModelCounters counters) {
    this.metrics = metrics;
    this.counters = counters;
    this.models = metrics.models();
  }

  /** Returns the page. */
  String text() {
    ofRoles();
    ofModels();
    ofCache();
    ofQueues();
    ofSearches();
    return text.toString();
  }

  private void ofRoles() {
    count("requests", "Texts, pairs and windows given to be encoded.", RoleCounters::requests);
    count("failures", "Those that failed otherwise than refused or late.", RoleCounters::failures);
    count("rejections", "Those refused as too much waited already.", RoleCounters::rejections);
    count("timeouts", "Those not encoded before their deadline.", RoleCounters::timeouts);
    count("tokens", "Tokens the models saw.", RoleCounters::tokens);
    count("truncations", "Texts the models did not see all of.", RoleCounters::truncations);
    durations("queue", "How long a text waited for its turn.", RoleCounters::queueTime);
    durations("inference", "How long a run of a model took.", RoleCounters::inferenceTime);
  }

  private void ofModels() {
    String inferences = "sememe_inferences_total";
    text.counter(inferences, "Texts, pairs and windows that went through the model.");
    ofModel(inferences, model -> metrics.usageOf(model).inferences());
    String schemaTexts = "sememe_schema_texts_total";
    text.counter(schemaTexts, "Texts that an analyzer of a schema gave to the model on this node.");
    ofModel(schemaTexts, metrics::schemaTextsOf);
    String bytes = "sememe_model_native_bytes";
    text.gauge(bytes, "Memory the model takes outside the Java heap.");
    ofModel(bytes, metrics::nativeBytesOf);
    states();
    String device = "sememe_model_device";
    text.gauge(device, "1 for the device the model runs on.");
    models.forEach(one -> text.sample(device, 1, MODEL, one, "device", metrics.deviceOf(one)));
  }

  private void states() {
    String name = "sememe_model_state";
    text.gauge(name, "1 for the state the model is in, 0 for the others.");
    for (String model : models) {
      ModelState state = metrics.stateOf(model);
      for (ModelState one : ModelState.values()) {
        text.sample(name, one == state ? 1 : 0, MODEL, model, "state", one.name());
      }
    }
  }

  private void ofCache() {
    text.counter("sememe_cache_hits_total", "Questions whose vectors were kept.");
    text.sample("sememe_cache_hits_total", metrics.cache().hits());
    text.counter("sememe_cache_misses_total", "Questions whose vectors were not kept.");
    text.sample("sememe_cache_misses_total", metrics.cache().misses());
    text.counter("sememe_cache_evictions_total", "Vectors that had to go for others.");
    text.sample("sememe_cache_evictions_total", metrics.cache().evictions());
    text.gauge("sememe_cache_bytes", "Memory the kept vectors take, estimated.");
    text.sample("sememe_cache_bytes", metrics.cache().bytes());
  }

  private void ofQueues() {
    List<QueuedTokens> queues = metrics.queues();
    String tokens = "sememe_queue_tokens";
    text.gauge(tokens, "Tokens that wait to be encoded.");
    for (QueuedTokens queue : queues) {
      text.sample(tokens, queue.search(), PLACE, queue.place(), "lane", "search");
      text.sample(tokens, queue.index(), PLACE, queue.place(), "lane", "index");
    }
    String limit = "sememe_queue_tokens_limit";
    text.gauge(limit, "Tokens that may wait in a lane.");
    queues.forEach(queue -> text.sample(limit, queue.limit(), PLACE, queue.place()));
  }

  private void ofSearches() {
    text.gauge("sememe_searches_running", "Searches that have a model at work or wait for it.");
    text.sample("sememe_searches_running", metrics.searches().inside());
    text.counter("sememe_searches_rejected_total", "Searches refused as too many did.");
    text.sample("sememe_searches_rejected_total", metrics.searches().refused());
  }

  private void ofModel(String name, ToLongFunction<String> value) {
    models.forEach(model -> text.sample(name, value.applyAsLong(model), MODEL, model));
  }

  private void count(String what, String help, Function<RoleCounters, Counter> counter) {
    String name = "sememe_" + what + "_total";
    text.counter(name, help);
    each(
        (model, role) -> {
          text.sample(
              name, counter.apply(role).getCount(), MODEL, model, ROLE, role.role().label());
        });
  }

  private void durations(String what, String help, Function<RoleCounters, Durations> durations) {
    String name = "sememe_" + what + "_seconds";
    text.summary(name, help);
    each((model, role) -> summary(name, durations.apply(role), model, role.role().label()));
  }

  private void summary(String name, Durations durations, String model, String role) {
    Snapshot latest = durations.latest();
    quantile(name, "0.5", latest.size() == 0, latest.getMedian(), model, role);
    quantile(name, "0.95", latest.size() == 0, latest.get95thPercentile(), model, role);
    quantile(name, "0.99", latest.size() == 0, latest.get99thPercentile(), model, role);
    text.sample(name + "_sum", durations.seconds(), MODEL, model, ROLE, role);
    text.sample(name + "_count", durations.count(), MODEL, model, ROLE, role);
  }

  private void quantile(
      String name, String quantile, boolean unknown, double nanos, String model, String role) {
    double value = unknown ? Double.NaN : Durations.seconds(nanos);
    text.sample(name, value, MODEL, model, ROLE, role, "quantile", quantile);
  }

  private void each(BiConsumer<String, RoleCounters> action) {
    for (String model : models) {
      counters.of(model).forEach(role -> action.accept(model, role));
    }
  }
}
