// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.integration.measure.quality.Ndcg;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.measure.texts.BeirCollection.Query;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/** How well a judged collection is ranked by exact search, with the vectors of each device. */
final class QualityCheck implements Check {

  private static final int DEPTH = 10;

  /** The vectors of a collection from one device. */
  private record Vectors(List<Embedding> documents, List<Embedding> queries) {}

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public void run(CheckPlan plan, Report report) throws IOException {
    if (plan.data().isEmpty()) {
      report.say("quality: no --data, so nothing is ranked");
      return;
    }
    BeirCollection collection = BeirCollection.read(plan.data().get());
    try (Bench bench = new Bench(plan, name())) {
      for (String model : plan.use()) {
        rank(plan, report, bench, collection, model);
      }
    }
  }

  private static void rank(
      CheckPlan plan, Report report, Bench bench, BeirCollection collection, String model)
      throws IOException {
    Vectors gpu = vectors(report, bench, collection, Variant.measured(plan, model));
    add(report, model + ".gpu", ndcg(collection, gpu.documents(), gpu.queries()));
    Vectors cpu = vectors(report, bench, collection, Variant.reference(model));
    add(report, model + ".cpu", ndcg(collection, cpu.documents(), cpu.queries()));
    add(report, model + ".gpu_index_cpu_query", ndcg(collection, gpu.documents(), cpu.queries()));
  }

  private static void add(Report report, String key, double ndcg) {
    report.add("quality.ndcg10." + key, 4, ndcg);
  }

  private static Vectors vectors(
      Report report, Bench bench, BeirCollection collection, Variant variant) throws IOException {
    report.say(variant.name() + " encodes " + collection.documents().size() + " documents");
    TextEmbedder embedder = bench.open(variant);
    List<String> documents =
        collection.documents().stream()
            .map(one -> (one.path("title").asText() + " " + one.path("body").asText()).strip())
            .toList();
    List<String> queries = collection.queries().stream().map(Query::text).toList();
    long begin = System.nanoTime();
    List<Embedding> ofDocuments = Bench.embed(embedder, documents);
    report.add("quality.encode_s." + variant.name(), 1, (System.nanoTime() - begin) / 1e9);
    Vectors vectors =
        new Vectors(ofDocuments, embedder.embed(queries, Role.QUERY, Bench.patience()));
    bench.unload(variant);
    return vectors;
  }

  private static double ndcg(
      BeirCollection collection, List<Embedding> documents, List<Embedding> queries) {
    return IntStream.range(0, queries.size())
        .parallel()
        .mapToDouble(i -> ndcg(collection, documents, queries.get(i), collection.queries().get(i)))
        .average()
        .orElse(0);
  }

  private static double ndcg(
      BeirCollection collection, List<Embedding> documents, Embedding vector, Query query) {
    List<String> ranking =
        new Nearest(documents, vector)
            .first(DEPTH).stream()
                .map(place -> collection.documents().get(place).path("id").asText())
                .toList();
    return Ndcg.at(DEPTH, ranking, query.judgements());
  }
}
