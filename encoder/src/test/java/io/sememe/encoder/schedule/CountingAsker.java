// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import io.sememe.encoder.EncoderException.Kind;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what it is told. */
final class CountingAsker implements Asker {
  private final Lane lane;
  private final LongAdder asked = new LongAdder();
  private final LongAdder waits = new LongAdder();
  private final LongAdder waitedNanos = new LongAdder();
  private final LongAdder runs = new LongAdder();
  private final LongAdder texts = new LongAdder();
  private final LongAdder tokens = new LongAdder();
  private final Map<Kind, Long> refused = new ConcurrentHashMap<>();

  CountingAsker(Lane lane) {
    this.lane = lane;
  }

  @Override
  public Lane lane() {
    return lane;
  }

  @Override
  public void asked() {
    asked.increment();
  }

  @Override
  public void waited(long nanos) {
    waits.increment();
    waitedNanos.add(nanos);
  }

  @Override
  public void ran(int count, long ofThem, long nanos) {
    runs.increment();
    texts.add(count);
    tokens.add(ofThem);
  }

  @Override
  public void refused(Kind kind) {
    refused.merge(kind, 1L, Long::sum);
  }

  long askedTexts() {
    return asked.sum();
  }

  /** Returns how many texts were about to run. */
  long begunTexts() {
    return waits.sum();
  }

  long waitedNanos() {
    return waitedNanos.sum();
  }

  long runs() {
    return runs.sum();
  }

  long ranTexts() {
    return texts.sum();
  }

  long ranTokens() {
    return tokens.sum();
  }

  Map<Kind, Long> refusals() {
    return Map.copyOf(refused);
  }
}
