// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import io.sememe.encoder.Role;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Hash of everything that changes a vector: the bytes of the model, its weights and the tokenizer,
 * output, pooling, dimension, normalisation, rewrites of the graph, prefixes, token limit. The
 * model's name is not part of it: renaming changes no vector.
 *
 * @param hex 32 hexadecimal digits
 */
public record Fingerprint(String hex) {
  private static final int HEX_DIGITS = 32;

  /** Computes the fingerprint of a model. */
  public static Fingerprint of(ModelDescriptor descriptor, FileHashes hashes, VectorForm form) {
    MessageDigest digest = FileHashes.newDigest();
    Map<String, String> files = new TreeMap<>(hashes.byFile());
    add(digest, "model", files.remove(descriptor.modelFile()));
    add(digest, "tokenizer", files.remove(descriptor.tokenizerFile()));
    files.forEach((file, hash) -> add(digest, "file." + file, hash));
    add(digest, "output", descriptor.output());
    add(digest, "pooling", form.pooling().label());
    add(digest, "dimension", form.dimension());
    add(digest, "normalize", form.normalize());
    add(digest, "rewrites", new TreeSet<>(descriptor.rewrites()));
    add(digest, "maxTokens", descriptor.limits().inForce());
    for (Role role : Role.values()) {
      add(digest, "prefix." + role.label(), descriptor.prefix(role));
    }
    return of(digest);
  }

  /**
   * Returns the hash of everything that changes a score: what changes a vector, and how a pair is
   * put together and its logits read.
   *
   * @param queryTokens how many tokens a query may have
   */
  public Fingerprint ofPairs(PairHead head, int queryTokens) {
    MessageDigest digest = FileHashes.newDigest();
    add(digest, "task", Task.PAIR_SCORING.label());
    add(digest, "model", hex);
    add(digest, "activation", head.activation().label());
    add(digest, "label", head.label());
    add(digest, "queryTokens", queryTokens);
    return of(digest);
  }

  private static Fingerprint of(MessageDigest digest) {
    String hex = HexFormat.of().formatHex(digest.digest());
    return new Fingerprint(hex.substring(0, HEX_DIGITS));
  }

  // Length first: no two lists of values are written the same way.
  private static void add(MessageDigest digest, String key, @Nullable Object value) {
    String text = String.valueOf(value);
    String line = key + ':' + text.length() + ':' + text + '\n';
    digest.update(line.getBytes(StandardCharsets.UTF_8));
  }
}
