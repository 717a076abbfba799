// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.metrics;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.ModelListener;
import io.sememe.encoder.Role;
import java.lang.invoke.MethodHandles;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to the log what somebody should do something about: runs that take longer than a second,
 * and searches that are refused. One line a minute and model; it says how many it stands for.
 * Thread-safe.
 */
final class EncodingLog implements ModelListener {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private static final long SLOW = TimeUnit.SECONDS.toNanos(1);

  private final int maxQueuedTokens;
  private final LongSupplier nanoTime;
  private final Map<String, OncePerMinute> slow = new ConcurrentHashMap<>();
  private final Map<String, OncePerMinute> refused = new ConcurrentHashMap<>();

  EncodingLog(int maxQueuedTokens, LongSupplier nanoTime) {
    this.maxQueuedTokens = maxQueuedTokens;
    this.nanoTime = nanoTime;
  }

  @Override
  public void ran(String model, Role role, int texts, long tokens, long nanos) {
    if (nanos > SLOW) {
      limit(slow, model)
          .pass()
          .ifPresent(
              others ->
                  log.warn(
                      "Model '{}' took {} s to encode {} tokens ({}). Other slow runs since the"
                          + " last such line: {}. Is the machine busy with something else, or"
                          + " swapping? If not, name a smaller model or give Solr faster"
                          + " processors",
                      model,
                      String.format(Locale.ROOT, "%.1f", Durations.seconds((double) nanos)),
                      tokens,
                      role.label(),
                      others));
    }
  }

  @Override
  public void refused(String model, Role role, Kind kind) {
    if (kind == Kind.OVERLOADED) {
      limit(refused, model)
          .pass()
          .ifPresent(
              others ->
                  log.warn(
                      "A text for model '{}' ({}) was refused: too much waits to be encoded, the"
                          + " limit is {} tokens (sememe.queue.tokens). Others refused since the"
                          + " last such line: {}. Send fewer searches at once, name a smaller"
                          + " model, or add nodes; a larger queue only lets them wait longer",
                      model,
                      role.label(),
                      maxQueuedTokens,
                      others));
    }
  }

  private OncePerMinute limit(Map<String, OncePerMinute> limits, String model) {
    return limits.computeIfAbsent(model, name -> new OncePerMinute(nanoTime));
  }
}
