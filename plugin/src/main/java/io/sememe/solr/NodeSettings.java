// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.EncoderLimits;
import io.sememe.encoder.EncoderSettings;
import io.sememe.solr.limits.RequestLimits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/**
 * What an administrator decides for a node, by system properties.
 *
 * @param encoders for all models
 * @param requests what requests may ask for
 * @param cacheBytes how much of the heap keeps what was encoded for questions
 * @param eager the models that are loaded before they are asked for; "all" among them for all
 */
record NodeSettings(
    EncoderSettings encoders, RequestLimits requests, long cacheBytes, List<String> eager) {
  private static final String MODELS = "models";
  private static final String NATIVES_FOLDER = "natives";
  private static final int BITS_OF_MIB = 20;

  /**
   * Returns the settings of a node.
   *
   * @param properties the system properties
   * @throws SolrException 500 that names every property of ours which is unknown or wrong
   */
  static NodeSettings of(Path solrHome, Properties properties) {
    PropertyFaults.of(properties)
        .ifPresent(
            faults -> {
              throw new SolrException(ErrorCode.SERVER_ERROR, faults);
            });
    Given values = new Given(PropertyFaults.ours(properties));
    int threads = values.number(NodeProperties.THREADS, Runtime.getRuntime().availableProcessors());
    return new NodeSettings(
        encoders(solrHome, values, threads),
        requests(values, threads),
        values.mib(NodeProperties.CACHE_MEMORY, (long) NodeProperties.CACHE_MIB << BITS_OF_MIB),
        values.names(NodeProperties.MODELS_EAGER));
  }

  private static EncoderSettings encoders(Path solrHome, Given values, int threads) {
    EncoderSettings usual = EncoderSettings.of(solrHome.resolve(MODELS));
    return usual
        .within(limits(values, threads, usual.limits()))
        .on(values.text(NodeProperties.DEVICE, usual.device()))
        .withNatives(
            Path.of(
                values.text(NodeProperties.NATIVES, solrHome.resolve(NATIVES_FOLDER).toString())))
        .withPreflight(Boolean.parseBoolean(values.text(NodeProperties.PREFLIGHT, "false")));
  }

  private static EncoderLimits limits(Given values, int threads, EncoderLimits usual) {
    return new EncoderLimits(
        threads,
        values.number(NodeProperties.TEXT_CHARACTERS, usual.maxCharacters()),
        values.number(NodeProperties.QUEUE_TOKENS, EncoderLimits.defaultQueuedTokens(threads)),
        values.number(NodeProperties.MODELS, NodeProperties.MOST_MODELS),
        values.mib(NodeProperties.MODELS_MEMORY, usual.maxModelBytes()));
  }

  private static RequestLimits requests(Given values, int threads) {
    return new RequestLimits(
        values.number(RequestLimits.QUERY_CHARACTERS, NodeProperties.QUERY_CHARACTERS),
        values.number(RequestLimits.SEARCHES, threads * NodeProperties.SEARCHES_PER_THREAD),
        values.number(RequestLimits.RERANK_DOCUMENTS, NodeProperties.RERANK_DOCUMENTS),
        values.number(RequestLimits.ANSWER_CHARACTERS, NodeProperties.ANSWER_CHARACTERS),
        values.number(RequestLimits.EXPLAIN_TOKENS, NodeProperties.EXPLAIN_TOKENS),
        values.number(RequestLimits.EXPLAINS, NodeProperties.EXPLAINS));
  }

  /** What is given, which is sound. */
  private record Given(Map<String, String> values) {
    int number(String name, int usual) {
      return Integer.parseInt(text(name, Integer.toString(usual)));
    }

    long mib(String name, long usualBytes) {
      return values.containsKey(name) ? Long.parseLong(text(name, "")) << BITS_OF_MIB : usualBytes;
    }

    String text(String name, String usual) {
      return values.getOrDefault(name, usual);
    }

    List<String> names(String name) {
      return Stream.of(text(name, "").split(","))
          .map(String::strip)
          .filter(one -> !one.isEmpty())
          .toList();
    }
  }
}
