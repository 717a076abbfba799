// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.passage.Source;
import io.sememe.encoder.passage.SpanMean;
import io.sememe.encoder.passage.SpanMeans;
import io.sememe.encoder.schedule.Schedulers;
import java.util.List;

/**
 * Passages of a text that is encoded whole, within the prefix of passages. Not thread-safe.
 *
 * @param open the model
 * @param windows the text's
 */
record LatePassages(OpenModel open, SpanWindows windows) {
  /**
   * Prepares the windows of a text.
   *
   * @throws EncoderException as {@link OpenModel#tokenStates} does
   */
  static LatePassages of(
      OpenModel open,
      Schedulers schedulers,
      Source source,
      List<TextSpan> passages,
      ModelAsker asker,
      Deadline deadline) {
    WindowRuns runs =
        new WindowRuns(
            schedulers,
            open.tokenStates("late pooling of passages needs; encode the passages on their own"),
            open.frame(Role.PASSAGE),
            open.space().maxTokens(),
            asker,
            deadline);
    SpanMeans means = new SpanMeans(passages, open.width(), open::isUnknown);
    return new LatePassages(open, new SpanWindows(runs, source, means));
  }

  /**
   * Starts the first windows.
   *
   * @param callers how many runs there are at the same time
   */
  PendingPassages start(int callers) {
    return StartedPassages.begin(windows.steps(callers), this::embeddings);
  }

  private List<Embedding> embeddings() {
    return windows.means().stream().map(this::embedding).toList();
  }

  private Embedding embedding(SpanMean mean) {
    float[] vector = mean.isEmpty() ? mean.mean() : vector(mean.mean());
    return new Embedding(vector, mean.tokens(), 0, 0, mean.unknownTokens());
  }

  private float[] vector(float[] mean) {
    return open.calls().named(() -> open.facts().form().vectorOf(mean));
  }
}
