// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import io.sememe.encoder.Deadline;
import java.util.function.Supplier;

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
  private final Makers makers = new Makers();

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
   * at the same time one makes it, and the others wait for that. Where it fails, the next one
   * tries.
   *
   * @param deadline how long to wait for somebody else who makes it; who has waited in vain makes
   *     it, or finds out why not
   * @param maker makes it; what it throws is thrown here. What it made is kept under the
   *     fingerprint that it has, which another model may have, and then is nothing for the others
   */
  public EncodedText get(EncodingKey key, Deadline deadline, Supplier<EncodedText> maker) {
    EncodedText known = cache.getIfPresent(key);
    return known == null ? makers.inTurn(key, deadline, () -> findOrMake(key, maker)) : known;
  }

  private EncodedText findOrMake(EncodingKey key, Supplier<EncodedText> maker) {
    // Whoever had the turn before may have kept it. That it was missed is counted already.
    EncodedText known = cache.policy().getIfPresentQuietly(key);
    if (known != null) {
      return known;
    }
    EncodedText made = maker.get();
    cache.put(new EncodingKey(made.fingerprint(), key.role(), key.text()), made);
    return made;
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
