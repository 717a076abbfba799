// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.ModelStatus;
import io.sememe.encoder.Role;
import io.sememe.solr.cache.EncodedText;
import io.sememe.solr.cache.EncodingCache;
import io.sememe.solr.cache.EncodingKey;
import io.sememe.solr.limits.Gate;
import io.sememe.solr.limits.RequestLimits;
import io.sememe.solr.limits.TooLargeException;
import io.sememe.solr.metrics.ModelCounters;
import io.sememe.solr.metrics.ModelMetrics;
import io.sememe.solr.models.SameModel;
import java.io.Closeable;
import java.lang.invoke.MethodHandles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.solr.cloud.ZkController;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.core.CoreContainer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The models of a node. One object per {@link CoreContainer}, shared by all cores, so that a model
 * is in memory once. Thread-safe.
 *
 * <p>It lies in the container's object cache, which closes it while the container shuts down, after
 * the cores. No call enters the native libraries after that.
 */
public final class Sememe implements Closeable {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private static final String CACHE_KEY = Sememe.class.getName();

  /** In the place of the names of models that are loaded before anybody asks for them. */
  private static final String ALL_MODELS = "all";

  private final Encoders encoders;
  private final EncodingCache questions;
  private final EncoderSettings settings;
  private final RequestLimits limits;
  private final Gate searches;
  private final Gate explains;
  private final ModelMetrics metrics;
  private final NodeTasks tasks;
  private final String node;

  private Sememe(CoreContainer container) {
    NodeSettings decided =
        NodeSettings.of(Path.of(container.getSolrHome()), System.getProperties());
    this.settings = decided.encoders();
    this.limits = decided.requests();
    this.searches =
        new Gate(
            "searches have a model at work or wait for it",
            RequestLimits.SEARCHES,
            limits.searches());
    this.explains =
        new Gate("texts are being explained", RequestLimits.EXPLAINS, limits.explains());
    this.questions = new EncodingCache(decided.cacheBytes());
    ModelCounters counters =
        ModelCounters.of(container.getMetricManager(), settings.limits().maxQueuedTokens());
    this.encoders = new Encoders(settings.toldTo(counters));
    this.metrics = new ModelMetrics(counters, encoders, questions, searches);
    this.tasks = new NodeTasks(encoders, metrics, limits, searches);
    this.node = name(container);
    eager(decided.eager()).forEach(this::expect);
  }

  private Stream<String> eager(List<String> names) {
    return names.contains(ALL_MODELS) ? models().stream().map(ModelStatus::name) : names.stream();
  }

  /**
   * Returns the node's object; the first call makes it.
   *
   * @throws SolrException 500 when a system property of ours is unknown or wrong, or the plugin's
   *     jars are installed in two places
   */
  public static Sememe of(CoreContainer container) {
    try {
      return container
          .getObjectCache()
          .computeIfAbsent(CACHE_KEY, Sememe.class, key -> new Sememe(container));
    } catch (ClassCastException e) {
      throw new SolrException(
          ErrorCode.SERVER_ERROR,
          "Sememe's jars are installed twice: keep those in <solr.home>/lib and remove the others",
          e);
    }
  }

  /** Returns what models can be asked for. */
  public NodeTasks tasks() {
    return tasks;
  }

  /** Returns how much requests may ask for. */
  public RequestLimits limits() {
    return limits;
  }

  /** Returns what lets searches in to the models. */
  public Gate searches() {
    return searches;
  }

  /** Returns what lets in those who want to see what a model looks at. */
  public Gate explains() {
    return explains;
  }

  /**
   * Returns what a model makes of the text of a query: as it was made before, or made now, where
   * not too many searches wait already. It is of the model that the fingerprint is of, also where
   * another takes its place meanwhile.
   *
   * @param fingerprint asks the model that is in place for its fingerprint
   * @param text the text, and all that decides what is made of it beside the model
   * @param patience how long to wait for another request for which the same is made already
   * @param maker makes it, under the key given, whose fingerprint the result has
   * @throws TooLargeException 413 when the text is too long
   * @throws EncoderException OVERLOADED when too many searches wait; what the maker throws, or
   *     asking the model
   */
  public EncodedText encoded(
      Supplier<String> fingerprint,
      String text,
      Deadline patience,
      Function<EncodingKey, EncodedText> maker) {
    limits.requireQuery(text);
    return encodedInside(
        fingerprint, text, patience, key -> searches.inside(() -> maker.apply(key)));
  }

  /**
   * Returns a part of what is made of the text of a query, as {@link #encoded} does, for a search
   * that has been let in and keeps its place.
   *
   * @throws EncoderException what the maker throws, or asking the model
   */
  public EncodedText encodedInside(
      Supplier<String> fingerprint,
      String text,
      Deadline patience,
      Function<EncodingKey, EncodedText> maker) {
    return questions.get(
        () -> new EncodingKey(fingerprint.get(), Role.QUERY, text),
        patience,
        key ->
            SameModel.made(
                key.fingerprint(),
                fingerprint,
                now -> maker.apply(new EncodingKey(now, Role.QUERY, text))));
  }

  /** Returns the texts of queries that were encoded lately, of all models and roles. */
  public EncodingCache encodedQuestions() {
    return questions;
  }

  /** Counts a text that an analyzer of a schema gives to a model on its own account. */
  public void countSchemaText(String model) {
    metrics.countSchemaText(model);
  }

  /**
   * Starts loading a model that a configuration names, so that it is there when the first request
   * needs it. A model that cannot be had stops nothing: a warning is logged, and what needs it says
   * why.
   */
  public void expect(String model) {
    try {
      tasks.textEmbedder(model);
    } catch (EncoderException e) {
      log.warn("The configuration names a model that cannot be had: {}", e.getMessage());
    }
  }

  /**
   * Begins to load a model, also one whose load has failed.
   *
   * @param preflight whether to try it in a process of its own first, whatever the node decides
   * @throws EncoderException UNKNOWN_MODEL when no such model is installed
   */
  public void load(String model, boolean preflight) {
    encoders.startLoading(model, preflight);
    metrics.show(model);
  }

  /** Shows a model that was asked for in the metrics, however it came into memory. */
  public void show(String model) {
    metrics.show(model);
  }

  /** Returns what an administrator decided for all models of the node. */
  public EncoderSettings settings() {
    return settings;
  }

  /** Returns the owner of the models, for what administrators do with them. */
  public Encoders encoders() {
    return encoders;
  }

  /** Returns the status of every model that is installed or was asked for, by name. */
  public List<ModelStatus> models() {
    return encoders.models();
  }

  /** Returns all metrics of the models, and of what is kept of them, in Prometheus' text format. */
  public String metricsForPrometheus() {
    return metrics.exposition();
  }

  /** Returns the node's name as SolrCloud gives it; "localhost" on a node of its own. */
  public String node() {
    return node;
  }

  /** Returns the version of the plugin, as its jar says; "unknown" where it is in none. */
  public static String version() {
    @Nullable String version = Sememe.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }

  /** Takes all models out of memory, after the calls that are inside them. */
  @Override
  public void close() {
    metrics.close();
    try {
      encoders.close();
    } catch (EncoderException e) {
      // Thrown, it would keep the container from closing what comes after the models.
      log.error("The node shuts down, and not all memory of its models was freed", e);
    }
  }

  private static String name(CoreContainer container) {
    ZkController cluster = container.getZkController();
    return cluster == null ? "localhost" : cluster.getNodeName();
  }
}
