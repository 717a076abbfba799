// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.reembed.ReembedPlan;
import io.sememe.integration.measure.reembed.ReembedRun;
import io.sememe.integration.measure.texts.BeirCollection;
import io.sememe.integration.measure.texts.Corpus;
import io.sememe.integration.measure.texts.SampleTexts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What people who search notice while a core moves to another model and its node dies once. */
final class ReembedMeasurement implements Measurement {

  static final Set<String> OPTIONS = Set.of("documents", "model", "into", "load");

  /**
   * Every document goes through both models once, so both directions take equally long; but only in
   * this one it is the cheap model that the questions go through meanwhile, and it is the direction
   * that people move in.
   */
  private static final String DEFAULT_FROM = "all-minilm-l6-v2";

  private static final int DEFAULT_DOCUMENTS = 10_000;

  /** An exact search asks for all documents, and this is the most that can be asked for. */
  private static final int MOST_DOCUMENTS = 100_000;

  private static final int QUESTIONS = 50;
  private static final long QUERY_SEED = 20;
  private static final int ALL_THE_TIME = 100;
  private static final int LEAST_LOAD = 5;

  @Override
  public String name() {
    return "reembed";
  }

  @Override
  public String usage() {
    return "reembed [DIR] [--documents N] [--model FROM] [--into TO] [--load PERCENT]: searches"
        + " that fail or answer from no one model's vectors while a core moves from one model to"
        + " another and its node is killed half way, on the first documents of a collection in"
        + " BEIR layout or, without DIR, on generated texts; docs_per_s is while the node was up,"
        + " inferences are the new model's";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    return ReembedRun.of(plan(Arguments.parse(words, OPTIONS)));
  }

  static ReembedPlan plan(Arguments arguments) throws UsageException, IOException {
    String from = arguments.option("model").orElse(DEFAULT_FROM);
    String into = arguments.option("into").orElse(DEFAULT_MODEL);
    if (from.equals(into)) {
      throw new UsageException("--model and --into are the same: " + from);
    }
    int documents = within(arguments, "documents", DEFAULT_DOCUMENTS, 1, MOST_DOCUMENTS);
    int load = within(arguments, "load", ALL_THE_TIME, LEAST_LOAD, ALL_THE_TIME);
    Optional<Path> folder = arguments.folderIfAny();
    if (folder.isEmpty()) {
      List<String> questions = new SampleTexts(QUERY_SEED).queries(QUESTIONS);
      return new ReembedPlan(from, into, Corpus.generatedDistinct(documents), questions, load);
    }
    BeirCollection collection = BeirCollection.read(folder.get());
    Corpus corpus = Corpus.firstOf(collection, documents).distinct();
    return new ReembedPlan(from, into, corpus, questions(collection), load);
  }

  private static int within(Arguments arguments, String name, int otherwise, int least, int most)
      throws UsageException {
    int number = arguments.number(name).orElse(otherwise);
    if (number < least || number > most) {
      throw new UsageException(
          "--" + name + " takes a number from " + least + " to " + most + ", got: " + number);
    }
    return number;
  }

  private static List<String> questions(BeirCollection collection) throws IOException {
    if (collection.queries().isEmpty()) {
      throw new IOException(collection.name() + " has no judged query");
    }
    return collection.queries().stream().limit(QUESTIONS).map(BeirCollection.Query::text).toList();
  }
}
