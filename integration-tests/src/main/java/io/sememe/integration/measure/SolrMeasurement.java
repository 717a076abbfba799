// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.node.NodeSpec;
import io.sememe.integration.node.TemporaryNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Solr adds to the encoder's own time, at index time and at query time, and what the encoder
 * takes from the queries that do without it. Everything goes through HTTP to a real node; the bare
 * encoder has a process of its own, and neither side works while the other is measured.
 */
final class SolrMeasurement implements Measurement {

  private static final Set<String> OPTIONS = Set.of("model", "documents", "queries", "rounds");
  private static final String DEFAULT_MODEL = "bge-small-en-v1.5";
  private static final String HEAP = "1g";
  private static final int GENERATED_DOCUMENTS = 2_000;
  private static final int QUERIES = 1_000;
  private static final int WARM_UP_QUERIES = 200;
  private static final int ROUNDS = 5;

  /** What the command line asks for. */
  record Plan(Corpus corpus, List<String> warmUpQuestions, String model, int rounds) {

    static Plan of(Arguments arguments) throws UsageException, IOException {
      int queries = arguments.number("queries").orElse(QUERIES);
      int warmUp = Math.min(WARM_UP_QUERIES, queries);
      Corpus all = corpus(arguments, queries + warmUp);
      return new Plan(
          all.withQuestions(0, queries),
          all.withQuestions(queries, queries + warmUp).questions(),
          arguments.option("model").orElse(DEFAULT_MODEL),
          arguments.number("rounds").orElse(ROUNDS));
    }

    private static Corpus corpus(Arguments arguments, int questions)
        throws UsageException, IOException {
      Optional<Path> folder = arguments.folderIfAny();
      Optional<Integer> documents = arguments.number("documents");
      return folder.isPresent()
          ? Corpus.read(folder.get(), documents.orElse(Integer.MAX_VALUE), questions)
          : Corpus.generated(documents.orElse(GENERATED_DOCUMENTS), questions);
    }
  }

  @Override
  public String name() {
    return "solr";
  }

  @Override
  public String usage() {
    return "solr [DIR] [--model NAME] [--documents N] [--queries N] [--rounds N]:"
        + " what Solr adds to the bare encoder; made-up texts without DIR";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    Plan plan = Plan.of(Arguments.parse(words, OPTIONS));
    try (TemporaryNode temporary = TemporaryNode.start(spec -> options(spec, plan.model()));
        BareEncoder encoder = BareEncoder.start(temporary.node(), plan.model(), HEAP)) {
      return measure(plan, new MeasuredCore(temporary.node()), encoder);
    }
  }

  private static NodeSpec options(NodeSpec spec, String model) {
    return spec.withHeap(HEAP).withProperty("sememe.model", model);
  }

  private static Map<String, String> measure(Plan plan, MeasuredCore core, BareEncoder encoder)
      throws IOException {
    Corpus corpus = plan.corpus();
    Figures figures = new Figures("solr.");
    figures.text("texts", corpus.name());
    figures.text("model", plan.model());
    figures.count("documents", corpus.documents().size());
    figures.count("rounds", plan.rounds());
    figures.count("cores", Runtime.getRuntime().availableProcessors());
    new IndexingSpeed(core, encoder, corpus).measure(plan.rounds(), figures);
    core.settle();
    new QueryOverhead(core, encoder).measure(plan.warmUpQuestions(), corpus.questions(), figures);
    new SearchUnderIndexing(core, corpus).measure(plan.rounds(), figures);
    return figures.byKey();
  }
}
