// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.model.TokenVectorSettings;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.Frame;
import io.sememe.encoder.tokenize.TextTokenizer;
import io.sememe.encoder.tokenize.Tokenized;
import java.util.Arrays;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * What a model sees of a text for token vectors, and which tokens are kept: special tokens, marker,
 * the text as far as it fits, expansion. Thread-safe as far as the tokenizer is.
 */
final class TokenVectorTokenizer {
  private final TokenVectorSettings settings;
  private final TextTokenizer tokenizer;
  private final int maxTokens;
  private final Frame frame;

  /**
   * Makes sure that the settings fit the model.
   *
   * @param tokenizer opened with the tokens that {@link #named} lists
   * @param maxTokens how many tokens the model sees
   * @throws EncoderException FAILED with the setting that does not fit
   */
  TokenVectorTokenizer(TokenVectorSettings settings, TextTokenizer tokenizer, int maxTokens) {
    this.settings = settings;
    this.tokenizer = tokenizer;
    this.maxTokens = maxTokens;
    this.frame = tokenizer.frame("");
    for (Role role : Role.values()) {
      requireRoom(role);
    }
    if (settings.expandQuery()) {
      requireExpansion();
    }
  }

  /** Returns the tokens that settings speak of by name. */
  static Set<String> named(TokenVectorSettings settings) {
    Set<String> named = new TreeSet<>(settings.markers().values());
    if (settings.expandQuery()) {
      named.add(settings.expansionToken());
    }
    return named;
  }

  /** Returns how many tokens of a text of a role are seen. */
  int limit(Role role) {
    return settings.limit(role, maxTokens);
  }

  /** Returns how many tokens of the text itself are seen of a passage. */
  int room() {
    return limit(Role.PASSAGE) - around(Role.PASSAGE);
  }

  private int around(Role role) {
    return frame.length() + marker(role).length;
  }

  private void requireRoom(Role role) {
    int limit = limit(role);
    int around = around(role);
    if (limit > maxTokens) {
      throw failed(
          role.label() + "Tokens is " + limit + ", but the model sees " + maxTokens + " tokens");
    }
    if (limit <= around) {
      throw failed(
          "a limit of "
              + limit
              + " tokens leaves none for the text of a "
              + role.label()
              + ": special tokens and marker take "
              + around);
    }
  }

  private void requireExpansion() {
    long id = number("expansionToken", settings.expansionToken());
    long[] typed = tokenizer.content(settings.expansionToken()).ids();
    if (settings.hidesExpansion() && Arrays.stream(typed).anyMatch(one -> one == id)) {
      throw failed(
          "expansionToken '"
              + settings.expansionToken()
              + "' can occur in a text and could not be told from it there; name a special token,"
              + " or set attendToExpansion to true");
    }
  }

  /** Returns what queries are filled up with, where the other tokens must not look at it. */
  OptionalLong hidden() {
    return settings.hidesExpansion()
        ? tokenizer.id(settings.expansionToken())
        : OptionalLong.empty();
  }

  /**
   * Tokenises one text.
   *
   * @throws EncoderException BAD_INPUT when the tokenizer refuses the text
   */
  SeenTokens see(String text, Role role, int maxCharacters) {
    long[] marker = marker(role);
    Tokenized tokenized = tokenizer.tokenize("", text, limit(role) - marker.length, maxCharacters);
    int first = Math.min(1, frame.before().length);
    Encoding marked = tokenized.encoding().withInserted(first, marker);
    Encoding seen = marked.withInserted(marked.length(), expansion(role, marked.length()));
    int[] kept =
        Texts.isEmpty(text, tokenized)
            ? new int[0]
            : IntStream.range(0, seen.length())
                .filter(isKept(text, role, marked, frame.before().length + marker.length))
                .toArray();
    return new SeenTokens(
        seen.ids(), kept, at(kept, seen.starts()), at(kept, seen.ends()), tokenized);
  }

  private IntPredicate isKept(String text, Role role, Encoding marked, int firstOfText) {
    int endOfText = marked.length() - frame.after().length;
    boolean skips = role == Role.PASSAGE && settings.skipPunctuation();
    return place -> {
      if (place >= marked.length()) {
        return true;
      }
      if (place < firstOfText || place >= endOfText) {
        return settings.keepSpecialTokens();
      }
      return !skips || !isPunctuation(text, marked.starts()[place], marked.ends()[place]);
    };
  }

  // What ColBERT's implementations skip: Python's string.punctuation, as far as it stands alone.
  private static boolean isPunctuation(String text, int start, int end) {
    // Most tokens are words or parts of words: those need no copy.
    if (end > start && Character.isLetterOrDigit(text.charAt(end - 1))) {
      return false;
    }
    String surface = text.substring(start, end).strip();
    return !surface.isEmpty() && surface.chars().allMatch(c -> isAsciiPunctuation((char) c));
  }

  private static boolean isAsciiPunctuation(char c) {
    return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
  }

  private long[] marker(Role role) {
    String marker = settings.markers().getOrDefault(role, "");
    return marker.isEmpty() ? new long[0] : new long[] {number("marker", marker)};
  }

  private long[] expansion(Role role, int length) {
    boolean expands = role == Role.QUERY && settings.expandQuery();
    long[] expansion = new long[expands ? limit(role) - length : 0];
    Arrays.fill(expansion, expands ? number("expansionToken", settings.expansionToken()) : 0);
    return expansion;
  }

  private long number(String key, String token) {
    return tokenizer
        .id(token)
        .orElseThrow(() -> failed(key + " '" + token + "' is not in the tokenizer's vocabulary"));
  }

  private static int[] at(int[] places, int[] values) {
    return Arrays.stream(places).map(place -> values[place]).toArray();
  }

  private static EncoderException failed(String reason) {
    return new EncoderException(Kind.FAILED, "tokenVectors in sememe.json: " + reason);
  }
}
