// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** How requests were answered. Thread-safe. */
final class Tally {
  private final LongAdder answered = new LongAdder();
  private final LongAdder rejected = new LongAdder();
  private final LongAdder busy = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private final Map<String, LongAdder> reasons = new ConcurrentHashMap<>();

  /** Counts an answer: 200, 429 or 503 with a time to come again, or none that was promised. */
  void count(int status, OptionalInt retryAfter) {
    if (status == 200) {
      answered.increment();
    } else if (status == 429 && retryAfter.isPresent()) {
      rejected.increment();
    } else if (status == 503 && retryAfter.isPresent()) {
      busy.increment();
    } else {
      lose(status + (retryAfter.isPresent() ? "" : " without Retry-After"));
    }
  }

  /** Counts a request without an answer. */
  void lose(String reason) {
    lost.increment();
    reasons.computeIfAbsent(reason, unknown -> new LongAdder()).increment();
  }

  long lost() {
    return lost.sum();
  }

  /** Returns it in one line, which {@link Answers} reads. */
  @Override
  public String toString() {
    String why =
        reasons.entrySet().stream()
            .map(entry -> entry.getValue() + " x " + entry.getKey())
            .collect(Collectors.joining("; "));
    return answered + " " + rejected + " " + busy + " " + lost + " " + why;
  }
}
