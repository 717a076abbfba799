// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.EncoderLimits;
import io.sememe.encoder.ModelStatus;
import io.sememe.encoder.QueuedTokens;
import io.sememe.solr.Sememe;
import io.sememe.solr.cache.EncodingCache;
import io.sememe.solr.limits.RequestLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.codecs.hnsw.FlatVectorScorerUtil;

/** What a node is and may do, in plain maps. */
final class NodeReport {
  /** Lucene's scorer that uses vector instructions. */
  private static final String WITH_INSTRUCTIONS = "MemorySegment";

  private NodeReport() {}

  /**
   * Returns it.
   *
   * @param models all of the node
   */
  static Map<String, Object> of(Sememe sememe, List<ModelStatus> models) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("node", sememe.node());
    report.put("version", Sememe.version());
    report.put("java", java());
    report.put("processors", Runtime.getRuntime().availableProcessors());
    report.put("device", sememe.settings().device());
    report.put("queues", sememe.encoders().queues().stream().map(NodeReport::queue).toList());
    report.put("cache", cache(sememe.encodedQuestions()));
    report.put("memory", memory(sememe, models));
    report.put("limits", limits(sememe.settings().limits(), sememe.limits()));
    return report;
  }

  private static Map<String, Object> java() {
    Map<String, Object> java = new LinkedHashMap<>();
    java.put("version", Runtime.version().toString());
    java.put("vectorInstructions", vectorInstructions());
    return java;
  }

  private static boolean vectorInstructions() {
    return FlatVectorScorerUtil.getLucene99FlatVectorsScorer()
        .getClass()
        .getSimpleName()
        .contains(WITH_INSTRUCTIONS);
  }

  private static Map<String, Object> queue(QueuedTokens queued) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("device", queued.place());
    report.put("searchTokens", queued.search());
    report.put("indexTokens", queued.index());
    report.put("limit", queued.limit());
    return report;
  }

  private static Map<String, Object> cache(EncodingCache cache) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("hits", cache.hits());
    report.put("misses", cache.misses());
    report.put("evictions", cache.evictions());
    report.put("bytes", cache.bytes());
    return report;
  }

  private static Map<String, Object> memory(Sememe sememe, List<ModelStatus> models) {
    Map<String, Object> report = new LinkedHashMap<>();
    sememe.encoders().residentBytes().ifPresent(bytes -> report.put("residentBytes", bytes));
    report.put("heapBytes", Runtime.getRuntime().totalMemory());
    report.put(
        "modelBytes", models.stream().mapToLong(model -> model.details().nativeBytes()).sum());
    report.put("maxModelBytes", sememe.settings().limits().maxModelBytes());
    return report;
  }

  private static Map<String, Object> limits(EncoderLimits encoders, RequestLimits requests) {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("threads", encoders.callers());
    report.put("textCharacters", encoders.maxCharacters());
    report.put("queuedTokens", encoders.maxQueuedTokens());
    report.put("models", encoders.maxModels());
    report.put("modelBytes", encoders.maxModelBytes());
    report.put("queryCharacters", requests.queryCharacters());
    report.put("searches", requests.searches());
    report.put("rerankDocuments", requests.rerankDocuments());
    report.put("answerCharacters", requests.answerCharacters());
    report.put("explainTokens", requests.explainTokens());
    report.put("explains", requests.explains());
    return report;
  }
}
