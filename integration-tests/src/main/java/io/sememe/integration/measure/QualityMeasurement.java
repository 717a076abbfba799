// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.quality.Cutting;
import io.sememe.integration.measure.quality.QualityRun;
import io.sememe.integration.measure.texts.BeirCollection;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well a judged collection is ranked, by words, by meaning, by both and by late interaction,
 * through a real node.
 */
final class QualityMeasurement implements Measurement {

  static final Set<String> OPTIONS = Set.of("model", "passages", "qrels");

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public String usage() {
    return "quality DIR [--model NAME] [--qrels NAME] [--passages "
        + String.join("|", cuttings())
        + "]: nDCG@10 on a collection in BEIR layout, its documents cut into passages or not; late"
        + " is tokens, each passage encoded with what stands around it; judgements are those of"
        + " qrels/NAME.tsv, of test unless another is named";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    Arguments arguments = Arguments.parse(words, OPTIONS);
    Cutting cutting = cutting(arguments);
    BeirCollection collection =
        BeirCollection.read(arguments.folder(), arguments.option("qrels").orElse("test"));
    return QualityRun.of(collection, arguments.option("model"), cutting);
  }

  static Cutting cutting(Arguments arguments) throws UsageException {
    String label = arguments.option("passages").orElse(Cutting.NONE.label());
    return Arrays.stream(Cutting.values())
        .filter(cutting -> cutting.label().equals(label))
        .findFirst()
        .orElseThrow(
            () -> new UsageException("--passages takes one of " + cuttings() + ", got: " + label));
  }

  private static List<String> cuttings() {
    return Arrays.stream(Cutting.values()).map(Cutting::label).toList();
  }
}
