// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.sememe.encoder.Deadline;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The texts that a node encoded lately, bounded in bytes of memory. What is asked for often stays
 * (W-TinyLFU, as Caffeine does it). Thread-safe.
 *
 * <p>Nothing in it gets out of date: a model whose files change has another fingerprint.
 */
public final class EncodingCache {
  /** What an entry takes beside its text and floats: objects, strings' headers, Caffeine's node. */
  private static final int BYTES_PER_ENTRY = 256;

  private final Cache<EncodingKey, EncodedText> cache;

  /** Who makes what now; what is made of nothing has failed. */
  private final ConcurrentMap<EncodingKey, CompletableFuture<@Nullable EncodedText>> atWork =
      new ConcurrentHashMap<>();

  /**
   * Creates an empty cache.
   *
   * @param maxBytes how much memory the entries may take; 0 keeps none
   */
  public EncodingCache(long maxBytes) {
    this.cache =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((EncodingKey key, EncodedText encoded) -> bytes(key, encoded))
            .recordStats()
            // Caffeine's housekeeping takes microseconds and needs no other thread.
            .executor(Runnable::run)
            .build();
  }

  /**
   * Returns the encoded text, as it was made before, or makes it. Of those who want the same text
   * at the same time one makes it, and the others get what it made, whether it is kept or not.
   * Where it fails, the next one tries.
   *
   * @param asked tells the key; asked again after waiting, since another model may have come
   * @param patience how long to wait for somebody else who makes it; who has waited in vain makes
   *     it, or finds out why not
   * @param maker makes it; what it throws is thrown here. What it made is kept under the
   *     fingerprint that it has, which another model may have
   */
  public EncodedText get(
      Supplier<EncodingKey> asked, Deadline patience, Function<EncodingKey, EncodedText> maker) {
    EncodingKey key = asked.get();
    @Nullable EncodedText found = cache.getIfPresent(key);
    while (found == null) {
      CompletableFuture<@Nullable EncodedText> mine = new CompletableFuture<>();
      @Nullable CompletableFuture<@Nullable EncodedText> other = atWork.putIfAbsent(key, mine);
      if (other == null) {
        return makeForAll(key, mine, maker);
      }
      if (!hasEnded(other, patience)) {
        return make(key, maker);
      }
      key = asked.get();
      @Nullable EncodedText shared = other.join();
      boolean fits = shared != null && shared.fingerprint().equals(key.fingerprint());
      found = fits ? shared : keptMeanwhile(key);
    }
    return found;
  }

  private EncodedText makeForAll(
      EncodingKey key,
      CompletableFuture<@Nullable EncodedText> mine,
      Function<EncodingKey, EncodedText> maker) {
    try {
      // Somebody may have ended between the look into the cache and the turn.
      @Nullable EncodedText kept = keptMeanwhile(key);
      EncodedText made = kept == null ? make(key, maker) : kept;
      mine.complete(made);
      return made;
    } finally {
      atWork.remove(key, mine);
      // Does nothing where it was made.
      mine.complete(null);
    }
  }

  private EncodedText make(EncodingKey key, Function<EncodingKey, EncodedText> maker) {
    EncodedText made = maker.apply(key);
    cache.put(new EncodingKey(made.fingerprint(), key.role(), key.text()), made);
    return made;
  }

  // That it was missed is counted already.
  private @Nullable EncodedText keptMeanwhile(EncodingKey key) {
    return cache.policy().getIfPresentQuietly(key);
  }

  /**
   * Waits; false after the deadline, or where the thread was interrupted, whose flag stays set:
   * what the caller does then ends for that.
   */
  private static boolean hasEnded(
      CompletableFuture<@Nullable EncodedText> other, Deadline deadline) {
    try {
      other.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException("a failure is told to the one who made it", e);
    }
  }

  /** Returns how often a text was there. */
  public long hits() {
    return cache.stats().hitCount();
  }

  /** Returns how often a text was not there. */
  public long misses() {
    return cache.stats().missCount();
  }

  /** Returns how many texts had to go for others. */
  public long evictions() {
    return cache.stats().evictionCount();
  }

  /** Returns how many bytes the entries take, estimated. */
  public long bytes() {
    return cache.policy().eviction().map(Policy.Eviction::weightedSize).orElseThrow().orElseThrow();
  }

  private static int bytes(EncodingKey key, EncodedText encoded) {
    long chars = (long) key.fingerprint().length() + key.text().length();
    long bytes =
        BYTES_PER_ENTRY + chars * Character.BYTES + (long) encoded.floats().length * Float.BYTES;
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }
}
