// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import io.sememe.encoder.Deadline;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Who makes what: of those that want the same text, one at a time. Thread-safe. */
final class Makers {
  private final ConcurrentMap<EncodingKey, CountDownLatch> atWork = new ConcurrentHashMap<>();

  /**
   * Calls as soon as nobody else is at work for a text. Where the deadline passes before that, or
   * the thread is interrupted, whose flag then stays set, the call is made beside the other: it
   * finds out what that means for it.
   */
  <T> T inTurn(EncodingKey key, Deadline deadline, Supplier<T> call) {
    CountDownLatch mine = new CountDownLatch(1);
    @Nullable CountDownLatch other = atWork.putIfAbsent(key, mine);
    while (other != null && hasEnded(other, deadline)) {
      other = atWork.putIfAbsent(key, mine);
    }
    try {
      return call.get();
    } finally {
      // Does nothing where the turn is another's.
      atWork.remove(key, mine);
      mine.countDown();
    }
  }

  private static boolean hasEnded(CountDownLatch other, Deadline deadline) {
    try {
      return other.await(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
