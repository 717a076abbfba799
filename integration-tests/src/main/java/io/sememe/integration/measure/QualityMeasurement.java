// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.measure.quality.QualityRun;
import io.sememe.integration.measure.texts.BeirCollection;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How well a judged collection is ranked, by words and by meaning, through a real node. */
final class QualityMeasurement implements Measurement {

  @Override
  public String name() {
    return "quality";
  }

  @Override
  public String usage() {
    return "quality DIR [--model NAME]: nDCG@10 on a collection in BEIR layout";
  }

  @Override
  public Map<String, String> measure(List<String> words) throws UsageException, IOException {
    Arguments arguments = Arguments.parse(words, Set.of("model"));
    BeirCollection collection = BeirCollection.read(arguments.folder());
    return QualityRun.of(collection, arguments.option("model"));
  }
}
