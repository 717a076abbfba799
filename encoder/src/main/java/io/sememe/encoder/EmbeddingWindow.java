// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.Runner;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Encodes many texts in order, started a window ahead: far enough that no core runs dry behind one
 * long text, and no further, so that memory does not grow with the list.
 */
final class EmbeddingWindow {
  /** The longest text takes as long as about this many short ones. */
  private static final int TEXTS_PER_CALLER = 32;

  /** Two of the largest runs on their way to a GPU, two in the making, of short texts. */
  private static final int TEXTS_PER_GPU_RUN = 2_048;

  private final int size;

  EmbeddingWindow(int callers) {
    this.size = callers * TEXTS_PER_CALLER;
  }

  private EmbeddingWindow(Place gpus) {
    this.size = gpus.runs() * TEXTS_PER_GPU_RUN;
  }

  /**
   * Returns a window for texts of a model.
   *
   * @param callers how many texts the CPU encodes at the same time
   */
  static EmbeddingWindow of(Runner model, int callers) {
    return model.place().map(EmbeddingWindow::new).orElseGet(() -> new EmbeddingWindow(callers));
  }

  /** Returns how many texts are on their way at most. */
  int size() {
    return size;
  }

  /**
   * Starts and awaits.
   *
   * @param count how many texts
   * @param start starts the text of a number below {@code count}; called in order
   * @return the embeddings in order
   * @throws RuntimeException the failure of the first text that fails; those after it that have not
   *     begun are dropped
   */
  List<Embedding> embed(int count, IntFunction<PendingEmbedding> start) {
    List<Embedding> embeddings = new ArrayList<>(count);
    ahead(count, start, embeddings).finish();
    return embeddings;
  }

  /** Starts the first ones; the others follow while they are awaited. See {@link #embed}. */
  PendingPassages start(int count, IntFunction<PendingEmbedding> start) {
    List<Embedding> embeddings = new ArrayList<>(count);
    return StartedPassages.begin(ahead(count, start, embeddings), () -> embeddings);
  }

  private StepsAhead ahead(
      int count, IntFunction<PendingEmbedding> start, List<Embedding> embeddings) {
    Stream<Supplier<Step>> steps =
        IntStream.range(0, count).mapToObj(i -> () -> new TextStep(start.apply(i), embeddings));
    return new StepsAhead(size, steps.iterator());
  }

  /** One text on its way to its place in the list. */
  private record TextStep(PendingEmbedding pending, List<Embedding> embeddings) implements Step {
    @Override
    public boolean isDone() {
      return pending.isDone();
    }

    @Override
    public void finish() {
      embeddings.add(pending.await());
    }

    @Override
    public void cancel() {
      pending.cancel();
    }
  }
}
