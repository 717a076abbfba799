// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Policy;
import java.util.Optional;

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
   * Returns the encoded text, if it is there. Who does not find it makes it: several threads may do
   * so at the same time, so that whoever is first does not hold up the others beyond their
   * deadlines, and the encoder runs equal texts on their way once.
   */
  public Optional<EncodedText> find(EncodingKey key) {
    return Optional.ofNullable(cache.getIfPresent(key));
  }

  /** Keeps an encoded text that was made by the model of the key's fingerprint, and no other. */
  public void keep(EncodingKey key, EncodedText made) {
    cache.put(key, made);
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
