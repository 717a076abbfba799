// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import io.sememe.encoder.DeviceInUse;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.ModelState;
import io.sememe.encoder.ModelUsage;
import io.sememe.encoder.QueuedTokens;
import io.sememe.solr.cache.EncodingCache;
import io.sememe.solr.limits.Gate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * The models of a node in Solr's metrics, in the group {@code node}. Beside what {@link
 * ModelCounters} count: {@code SEMEME.<model>.inferences} and {@code SEMEME.<model>.tokens}, the
 * second of them not where another metric has that name; {@code SEMEME.<model>.schemaTexts}, the
 * texts among them that an analyzer of a schema asked for on this node: each replica that indexes a
 * text does, unless the update chain has it analysed once for all; the {@code
 * SEMEME.<model>.device} that it runs on, "none" where it is not in memory, its {@code state}, and
 * the {@code nativeBytes} that it takes outside the heap; what needed no model, because it was
 * cached: {@code SEMEME.cache.hits}, {@code misses}, {@code evictions}, and the {@code bytes} that
 * the cache takes now; and what waits now: {@code SEMEME.queue.search.tokens} and {@code
 * SEMEME.queue.index.tokens}; how many searches are at a model or before it, {@code
 * SEMEME.searches.running}, and the {@code rejections} of those that were too many. All others
 * count from the start of the node. Thread-safe.
 */
public final class ModelMetrics {
  private static final String CACHE = "cache";
  private static final String QUEUE = "queue";
  private static final String SEARCHES = "searches";

  /** Models whose tokens would go by the name of those of a role, or of the node's queue. */
  private static final Pattern TOKENS_OF_OTHERS =
      Pattern.compile(".+\\.(query|passage)|queue\\.(search|index)");

  private static final String NO_DEVICE = "none";
  private static final ModelUsage NONE = new ModelUsage(0, 0);

  private final ModelCounters counters;
  private final Encoders encoders;
  private final EncodingCache cache;
  private final Gate searches;
  private final Map<String, LongAdder> schemaTexts = new ConcurrentHashMap<>();
  private final Set<String> shown = ConcurrentHashMap.newKeySet();

  /**
   * Creates metrics without a model.
   *
   * @param counters are told by the encoders
   * @param encoders tell what went through each model, where it runs, and what waits
   * @param cache what is asked before the models
   * @param searches what searches pass before they come to a model
   */
  public ModelMetrics(
      ModelCounters counters, Encoders encoders, EncodingCache cache, Gate searches) {
    this.counters = counters;
    this.encoders = encoders;
    this.cache = cache;
    this.searches = searches;
    gauge("hits", cache::hits, CACHE);
    gauge("misses", cache::misses, CACHE);
    gauge("evictions", cache::evictions, CACHE);
    gauge("bytes", cache::bytes, CACHE);
    gauge("tokens", () -> queued(QueuedTokens::search), QUEUE, "search");
    gauge("tokens", () -> queued(QueuedTokens::index), QUEUE, "index");
    gauge("running", searches::inside, SEARCHES);
    gauge("rejections", searches::refused, SEARCHES);
  }

  /** Shows a model, once. */
  public void show(String model) {
    if (shown.add(model)) {
      counters.of(model);
      gauge("inferences", () -> usageOf(model).inferences(), model);
      if (!TOKENS_OF_OTHERS.matcher(model).matches()) {
        gauge("tokens", () -> usageOf(model).tokens(), model);
      }
      gauge("schemaTexts", () -> schemaTextsOf(model), model);
      gauge("nativeBytes", () -> nativeBytesOf(model), model);
      text("device", () -> deviceOf(model), model);
      text("state", () -> stateOf(model).name(), model);
    }
  }

  /** Counts a text that an analyzer of a schema gives to a model. */
  public void countSchemaText(String model) {
    schemaTexts.computeIfAbsent(model, name -> new LongAdder()).increment();
  }

  /** Returns all of them as Prometheus reads them: its text format, version 0.0.4. */
  public String exposition() {
    return new NodeExposition(this, counters).text();
  }

  /** Takes all of them out of Solr's metrics. */
  public void close() {
    counters.close();
  }

  /** Returns the models that are shown, in order. */
  List<String> models() {
    return shown.stream().sorted().toList();
  }

  EncodingCache cache() {
    return cache;
  }

  Gate searches() {
    return searches;
  }

  List<QueuedTokens> queues() {
    return encoders.queues();
  }

  ModelUsage usageOf(String model) {
    return encoders.usage().getOrDefault(model, NONE);
  }

  long schemaTextsOf(String model) {
    LongAdder texts = schemaTexts.get(model);
    return texts == null ? 0 : texts.sum();
  }

  long nativeBytesOf(String model) {
    return encoders.status(model).map(status -> status.details().nativeBytes()).orElse(0L);
  }

  ModelState stateOf(String model) {
    return encoders.status(model).map(status -> status.state()).orElse(ModelState.UNLOADED);
  }

  String deviceOf(String model) {
    return encoders.device(model).map(DeviceInUse::name).orElse(NO_DEVICE);
  }

  private long queued(ToLongFunction<QueuedTokens> lane) {
    return encoders.queues().stream().mapToLong(lane).sum();
  }

  private void gauge(String name, LongSupplier count, String... path) {
    counters.context().gauge(count::getAsLong, true, name, path(path));
  }

  private void text(String name, Supplier<String> text, String... path) {
    counters.context().gauge(text::get, true, name, path(path));
  }

  private static String[] path(String... path) {
    String[] all = new String[path.length + 1];
    all[0] = ModelCounters.SCOPE;
    System.arraycopy(path, 0, all, 1, path.length);
    return all;
  }
}
