// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.schedule.Place;
import io.sememe.encoder.schedule.Schedulers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A model that reads answers, opened without the slot that would load it in the background. */
final class OpenSpans implements AutoCloseable {
  private final Schedulers schedulers;
  private final OpenModel open;
  private final SpanReader reader;

  /** Opens a model of a folder. */
  OpenSpans(Path folder, String name) {
    this(folder, name, EncoderLimits.DEFAULT_MAX_CHARACTERS);
  }

  /** Opens a model whose texts are tokenised in pieces of so many chars. */
  OpenSpans(Path folder, String name, int maxCharacters) {
    EncoderSettings settings = new EncoderSettings(folder, 2, maxCharacters);
    schedulers = new Schedulers(Place.ofCpu(2, settings.limits().maxQueuedTokens()));
    open =
        ModelLoader.load(
            ModelFolder.find(folder, name), settings, new UsageCounter(), LoadTerms.NONE);
    reader = new SpanReader(open, schedulers, settings);
  }

  OpenModel model() {
    return open;
  }

  SpanReader reader() {
    return reader;
  }

  /** Reads texts without haste. */
  Answers read(String question, int most, String... texts) {
    List<AnswerText> all = Stream.of(texts).map(AnswerText::of).toList();
    return reader.read(reader.ask(question), all, most, Deadline.in(Duration.ofMinutes(1)));
  }

  @Override
  public void close() {
    open.close();
    schedulers.close();
  }
}
