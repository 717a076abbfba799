// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.quality.Cutting;
import io.sememe.integration.measure.quality.Part;
import io.sememe.integration.measure.quality.QualityPlan;
import io.sememe.integration.measure.quality.QualityRun;
import io.sememe.integration.measure.quality.SparseSource;
import io.sememe.integration.measure.texts.BeirCollection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How well a judged collection is ranked, by words, by meaning, by both, by late interaction, by
 * words in their context and by learned sparse terms, through a real node.
 */
final class QualityMeasurement implements Measurement {

  static final Set<String> OPTIONS = options();

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public String usage() {
    return "quality DIR [--model NAME] [--qrels NAME] [--parts "
        + String.join(",", partLabels())
        + "] [--passages "
        + String.join("|", cuttings())
        + "] "
        + ContextualParameters.USAGE
        + " [--weights FILE | --sparse FOLDER]: nDCG@10 on a collection in BEIR layout, its"
        + " documents cut into passages or not; late is tokens, each passage encoded with what"
        + " stands around it; judgements are those of qrels/NAME.tsv, of test unless another is"
        + " named; bm25, contextual and sparse terms with the time of a query that was never asked"
        + " before and the size of the index; sparse terms are a model's in FOLDER or, with a FILE"
        + " of weights for the tokens of queries, the documents' own tokens, which no model has"
        + " weighed or added to";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    return QualityRun.of(plan(Arguments.parse(words, OPTIONS)));
  }

  static QualityPlan plan(Arguments arguments) throws UsageException, IOException {
    Cutting cutting = cutting(arguments);
    Optional<SparseSource> sparse = sparse(arguments);
    Set<Part> parts = parts(arguments, sparse.isPresent());
    Map<String, String> contextual = ContextualParameters.of(arguments);
    BeirCollection collection =
        BeirCollection.read(arguments.folder(), arguments.option("qrels").orElse("test"));
    String model = arguments.option("model").orElse(DEFAULT_MODEL);
    return new QualityPlan(collection, model, cutting, parts, contextual, sparse);
  }

  static Cutting cutting(Arguments arguments) throws UsageException {
    String label = arguments.option("passages").orElse(Cutting.NONE.label());
    return Arrays.stream(Cutting.values())
        .filter(cutting -> cutting.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("--passages takes one of " + cuttings() + ", got: " + label));
  }

  private static Optional<SparseSource> sparse(Arguments arguments) throws UsageException {
    Optional<Path> weights = arguments.path("weights");
    Optional<Path> folder = arguments.path("sparse");
    if (weights.isPresent() && folder.isPresent()) {
      throw new UsageException("--weights and --sparse exclude each other.");
    }
    return weights
        .map(file -> new SparseSource(file, true))
        .or(() -> folder.map(path -> new SparseSource(path, false)));
  }

  /** Those that are named; otherwise all that there is a model for. */
  private static Set<Part> parts(Arguments arguments, boolean sparse) throws UsageException {
    Optional<List<String>> named = arguments.choices("parts", partLabels());
    if (named.isEmpty()) {
      return sparse ? EnumSet.allOf(Part.class) : EnumSet.complementOf(EnumSet.of(Part.SPARSE));
    }
    if (named.get().contains(Part.SPARSE.label()) != sparse) {
      throw new UsageException("--parts sparse needs --weights or --sparse, and only it does.");
    }
    EnumSet<Part> parts = EnumSet.allOf(Part.class);
    parts.removeIf(part -> !named.get().contains(part.label()));
    return parts;
  }

  private static List<String> partLabels() {
    return Arrays.stream(Part.values()).map(Part::label).toList();
  }

  private static List<String> cuttings() {
    return Arrays.stream(Cutting.values()).map(Cutting::label).toList();
  }

  private static Set<String> options() {
    Set<String> options = new TreeSet<>(ContextualParameters.OPTIONS);
    options.addAll(List.of("model", "parts", "passages", "qrels", "sparse", "weights"));
    return options;
  }
}
