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
 * output, pooling, dimension, normalisation, rewrites of the graph, prefixes, token limit, int8
 * weights used as floats; for vectors of tokens, which no text's can be compared with, what their
 * settings say in place of pooling and prefixes; for vectors of words, which are compared with each
 * other only, neither. The model's name is not part of it: renaming changes no vector. Nor is the
 * device: float16 on a GPU gives the float32 vectors of a CPU up to rounding (ADR 11).
 *
 * @param hex 32 hexadecimal digits
 */
public record Fingerprint(String hex) {
  private static final int HEX_DIGITS = 32;

  /** Goes up when the same settings give other vectors of tokens. */
  private static final int TOKEN_VECTORS_VERSION = 1;

  /** The same for sentences that answer. */
  private static final int SENTENCES_VERSION = 1;

  /** The same for vectors of words. */
  private static final int WORD_VECTORS_VERSION = 1;

  /** The same for answers. */
  private static final int ANSWERS_VERSION = 1;

  /** Computes the fingerprint of a model's vectors of texts. */
  public static Fingerprint of(ModelDescriptor descriptor, FileHashes hashes, VectorForm form) {
    MessageDigest digest = FileHashes.newDigest();
    Map<String, String> files = new TreeMap<>(hashes.byFile());
    descriptor.tokenVectors().projection().ifPresent(files::remove);
    addFiles(digest, descriptor, files);
    add(digest, "output", descriptor.output());
    add(digest, "pooling", form.pooling().label());
    add(digest, "dimension", form.dimension());
    add(digest, "normalize", form.normalize());
    addRun(digest, descriptor);
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

  /**
   * Returns the hash of everything that changes the weight of a term: what changes a vector, and
   * how many terms are kept and which file has the weights of queries. Its bytes are hashed with
   * the model's files.
   */
  public Fingerprint ofTerms(SparseSettings settings) {
    MessageDigest digest = FileHashes.newDigest();
    add(digest, "task", Task.SPARSE_EMBEDDING.label());
    add(digest, "model", hex);
    add(digest, "topK", settings.topK());
    add(digest, "queryWeights", settings.queryWeights().orElse(""));
    return of(digest);
  }

  /**
   * Returns the hash of everything that changes an answer: what changes a vector, which outputs are
   * read, how questions are cut, how the windows of a text overlap, and how a span is chosen and
   * scored.
   *
   * @param questionTokens how many tokens a question may have
   * @param overlapTokens how many tokens two windows share
   */
  public Fingerprint ofAnswers(AnswerSettings settings, int questionTokens, int overlapTokens) {
    MessageDigest digest = FileHashes.newDigest();
    add(digest, "task", Task.QUESTION_ANSWERING.label());
    add(digest, "answers", ANSWERS_VERSION);
    add(digest, "model", hex);
    add(digest, "start", settings.startOutput());
    add(digest, "end", settings.endOutput());
    add(digest, "maxAnswerTokens", settings.maxAnswerTokens());
    add(digest, "questionTokens", questionTokens);
    add(digest, "overlapTokens", overlapTokens);
    add(digest, "threshold", settings.threshold());
    return of(digest);
  }

  /** Computes the fingerprint of a model's vectors of tokens. */
  public static Fingerprint ofTokens(ModelDescriptor descriptor, FileHashes hashes) {
    MessageDigest digest = FileHashes.newDigest();
    TokenVectorSettings settings = descriptor.tokenVectors();
    add(digest, "tokenVectors", TOKEN_VECTORS_VERSION);
    addFiles(digest, descriptor, new TreeMap<>(hashes.byFile()));
    add(digest, "output", settings.outputOf(descriptor.output()));
    add(digest, "projection", settings.projection().orElse(""));
    addRun(digest, descriptor);
    for (Role role : Role.values()) {
      add(digest, "marker." + role.label(), settings.markers().getOrDefault(role, ""));
      add(digest, "limit." + role.label(), settings.limit(role, descriptor.limits().inForce()));
    }
    add(digest, "expansion", settings.expandQuery() ? settings.expansionToken() : "");
    add(digest, "hidesExpansion", settings.hidesExpansion());
    add(digest, "skipPunctuation", settings.skipPunctuation());
    add(digest, "keepSpecialTokens", settings.keepSpecialTokens());
    return of(digest);
  }

  /**
   * Returns the hash of everything that changes a sentence that answers, or its score: what changes
   * a vector of a token, and how a text is cut and compared.
   */
  public Fingerprint ofSentences() {
    MessageDigest digest = FileHashes.newDigest();
    add(digest, "task", Task.QUESTION_ANSWERING.label());
    add(digest, "answers", "sentence");
    add(digest, "version", SENTENCES_VERSION);
    add(digest, "tokens", hex);
    return of(digest);
  }

  /** Computes the fingerprint of a model's vectors of words. */
  public static Fingerprint ofWords(ModelDescriptor descriptor, FileHashes hashes) {
    MessageDigest digest = FileHashes.newDigest();
    Map<String, String> files = new TreeMap<>(hashes.byFile());
    descriptor.tokenVectors().projection().ifPresent(files::remove);
    add(digest, "wordVectors", WORD_VECTORS_VERSION);
    addFiles(digest, descriptor, files);
    add(digest, "output", descriptor.output());
    addRun(digest, descriptor);
    return of(digest);
  }

  private static void addFiles(
      MessageDigest digest, ModelDescriptor descriptor, Map<String, String> files) {
    add(digest, "model", files.remove(descriptor.modelFile()));
    add(digest, "tokenizer", files.remove(descriptor.tokenizerFile()));
    files.forEach((file, hash) -> add(digest, "file." + file, hash));
  }

  private static void addRun(MessageDigest digest, ModelDescriptor descriptor) {
    add(digest, "rewrites", new TreeSet<>(descriptor.rewrites()));
    add(digest, "maxTokens", descriptor.limits().inForce());
    if (descriptor.devices().floatWeights()) {
      add(digest, "weights", WeightForm.FLOAT.label());
    }
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
