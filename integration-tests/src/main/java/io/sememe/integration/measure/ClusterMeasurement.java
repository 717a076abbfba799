// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.cluster.ClusterPlan;
import io.sememe.integration.measure.cluster.ClusterRun;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.measure.texts.Corpus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a cluster keeps while its nodes are killed, and how often it encodes a text. */
final class ClusterMeasurement implements Measurement {

  static final Set<String> OPTIONS = Set.of("documents", "kills", "model", "seed");

  private static final int DEFAULT_DOCUMENTS = 5_000;
  private static final int DEFAULT_KILLS = 5;
  private static final int DEFAULT_SEED = 1;

  @Override
  public String name() {
    return "cluster";
  }

  @Override
  public String usage() {
    return "cluster [DIR] [--documents N] [--kills N] [--model NAME] [--seed N]: documents lost and"
        + " replicas that differ after nodes of a cluster were killed while documents came in, on"
        + " the first documents of a collection in BEIR layout or, without DIR, on generated"
        + " texts; inferences_per_text is over the batches that were acknowledged at once,"
        + " retry_inferences what the others took; encodes_per_query and pairs_per_query are"
        + " inferences of all nodes for a query with a new text, the latter for reRankDocs=10";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    return ClusterRun.of(plan(Arguments.parse(words, OPTIONS)));
  }

  static ClusterPlan plan(Arguments arguments) throws UsageException, IOException {
    return new ClusterPlan(
        arguments.option("model").orElse(DEFAULT_MODEL),
        corpus(arguments.folderIfAny(), arguments.number("documents").orElse(DEFAULT_DOCUMENTS)),
        arguments.number("kills").orElse(DEFAULT_KILLS),
        arguments.number("seed").orElse(DEFAULT_SEED));
  }

  private static Corpus corpus(Optional<Path> folder, int documents) throws IOException {
    return folder.isEmpty()
        ? Corpus.generatedDistinct(documents)
        : Corpus.firstOf(BeirCollection.read(folder.get()), documents).distinct();
  }
}
