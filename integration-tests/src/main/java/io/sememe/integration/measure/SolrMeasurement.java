// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.solr.SolrPlan;
import io.sememe.integration.measure.solr.SolrRun;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.measure.texts.Corpus;
import io.sememe.integration.measure.texts.SampleTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What Solr adds to the encoder, and what the encoder takes from plain queries. */
final class SolrMeasurement implements Measurement {

  static final Set<String> OPTIONS = Set.of("model", "documents", "queries", "rounds");

  // Ten minutes on two cores with the abstracts of SciFact.
  private static final int DEFAULT_DOCUMENTS = 1_000;
  private static final int DEFAULT_QUERIES = 1_000;
  private static final int DEFAULT_ROUNDS = 3;
  private static final long QUERY_SEED = 20;

  @Override
  public String name() {
    return "solr";
  }

  @Override
  public String usage() {
    return "solr [DIR] [--model NAME] [--documents N] [--queries N] [--rounds N]: what Solr adds to"
        + " the bare encoder, on the first documents of a collection in BEIR layout or, without"
        + " DIR, on generated texts; index.vs.encoder is documents per second through Solr over"
        + " those of the bare encoder, semantic.vs.knn_plus_encode the time of {!semantic} over"
        + " {!knn} and encoding";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    return SolrRun.of(plan(Arguments.parse(words, OPTIONS)));
  }

  static SolrPlan plan(Arguments arguments) throws UsageException, IOException {
    Optional<Path> folder = arguments.folderIfAny();
    int documents = arguments.number("documents").orElse(DEFAULT_DOCUMENTS);
    int queries = arguments.number("queries").orElse(DEFAULT_QUERIES);
    String model = arguments.option("model").orElse(DEFAULT_MODEL);
    int rounds = arguments.number("rounds").orElse(DEFAULT_ROUNDS);
    if (folder.isEmpty()) {
      List<String> originals = new SampleTexts(QUERY_SEED).queries(queries);
      return new SolrPlan(model, Corpus.generated(documents), originals, queries, rounds);
    }
    BeirCollection collection = BeirCollection.read(folder.get());
    Corpus corpus = Corpus.firstOf(collection, documents);
    return new SolrPlan(model, corpus, originals(collection), queries, rounds);
  }

  private static List<String> originals(BeirCollection collection) throws IOException {
    if (collection.queries().isEmpty()) {
      throw new IOException(collection.name() + " has no judged query");
    }
    return collection.queries().stream().map(BeirCollection.Query::text).toList();
  }
}
