// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import io.sememe.encoder.EncoderException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a regular expression that a backtracking matcher will run on every text. It refuses what
 * can take exponential time, or a high power of the length: a repetition of what itself varies,
 * more than two open repetitions in a row, and many choices in a row. Published tokenizers have
 * none.
 */
final class PatternScan {
  private static final int MAX_LENGTH = 2_000;
  private static final int MAX_DEPTH = 16;
  private static final int MAX_REPETITIONS = 1_000;

  /** How many repetitions without an end one alternative may have. */
  private static final int MAX_OPEN = 2;

  /** In how many ways an alternative may be gone through, its open repetitions aside. */
  private static final long MAX_WAYS = 10_000;

  // Not x: comments, which may hold brackets, would have to be known.
  private static final Pattern OPTION =
      Pattern.compile("\\?(?:[:=!>]|<[=!]|<\\w{1,60}>|[imsa-]{1,9}(?::|(?=\\))))");

  private final String pattern;
  private int at;
  private int depth;

  private PatternScan(String pattern) {
    this.pattern = pattern;
  }

  /**
   * What there is in a part: whether its length varies, how many repetitions have no end, and how
   * many ways lead through the rest.
   */
  private record Part(boolean varies, int open, long ways) {}

  /** How often something is repeated. */
  private record Times(long least, long most) {
    boolean isOpen() {
      return most == Long.MAX_VALUE;
    }
  }

  /**
   * Looks.
   *
   * @throws EncoderException FAILED with the expression and what is not allowed in it
   */
  static void require(String pattern) {
    if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
      throw Refusal.ofTokenizer(
          "it has a regular expression of "
              + pattern.length()
              + " characters; 1 to "
              + MAX_LENGTH
              + " are allowed");
    }
    PatternScan scan = new PatternScan(pattern);
    scan.alternatives();
    if (scan.at < pattern.length()) {
      throw scan.refused("a bracket too many");
    }
  }

  private Part alternatives() {
    Part all = sequence();
    while (is('|')) {
      at++;
      Part next = sequence();
      all = new Part(true, Math.max(all.open(), next.open()), all.ways() + next.ways());
    }
    return all;
  }

  private Part sequence() {
    boolean varies = false;
    int open = 0;
    long ways = 1;
    while (at < pattern.length() && !is('|') && !is(')')) {
      Part part = repeated(item());
      varies |= part.varies();
      open += part.open();
      ways *= part.ways();
      if (open > MAX_OPEN) {
        throw refused("more than " + MAX_OPEN + " repetitions without an end in a row");
      }
      if (ways > MAX_WAYS) {
        throw refused("more than " + MAX_WAYS + " ways through what stands in a row");
      }
    }
    return new Part(varies, open, ways);
  }

  private Part repeated(Part item) {
    Part part = item;
    for (Times times = times(); times != null; times = times()) {
      if (times.most() > 1 && part.varies()) {
        throw refused("a repetition of what itself varies, which can take forever");
      }
      part =
          new Part(
              part.varies() || times.least() != times.most(),
              part.open() + (times.isOpen() ? 1 : 0),
              times.isOpen() ? part.ways() : part.ways() + times.most() - times.least());
    }
    return part;
  }

  private @Nullable Times times() {
    if (at >= pattern.length()) {
      return null;
    }
    return switch (pattern.charAt(at)) {
      case '*' -> simple(0, Long.MAX_VALUE);
      case '+' -> simple(1, Long.MAX_VALUE);
      case '?' -> simple(0, 1);
      case '{' -> counted();
      default -> null;
    };
  }

  // A second sign says how it is repeated: as little, or as much, as possible.
  private Times simple(long least, long most) {
    at++;
    if (is('?') || is('+')) {
      at++;
    }
    return new Times(least, most);
  }

  // Here a + is no such sign: it repeats the repetition.
  private Times bounded(long least, long most) {
    at++;
    if (is('?')) {
      at++;
    }
    return new Times(least, most);
  }

  private @Nullable Times counted() {
    int end = pattern.indexOf('}', at);
    String inside = end < 0 ? "" : pattern.substring(at + 1, end);
    if (!inside.matches("\\d{1,9}(?:,\\d{0,9})?|,\\d{1,9}")) {
      return null;
    }
    at = end;
    String[] bounds = inside.split(",", -1);
    long least = bounds[0].isEmpty() ? 0 : Long.parseLong(bounds[0]);
    String last = bounds[bounds.length - 1];
    long most = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (least > MAX_REPETITIONS || (most > MAX_REPETITIONS && !last.isEmpty())) {
      throw refused("more than " + MAX_REPETITIONS + " repetitions");
    }
    return bounded(least, most);
  }

  private Part item() {
    char c = pattern.charAt(at);
    at++;
    switch (c) {
      case '(' -> {
        return group();
      }
      case '[' -> characters();
      case '\\' -> escape();
      default -> {}
    }
    return new Part(false, 0, 1);
  }

  private Part group() {
    depth++;
    if (depth > MAX_DEPTH) {
      throw refused("more than " + MAX_DEPTH + " brackets within each other");
    }
    if (is('?')) {
      option();
    }
    Part inner = alternatives();
    if (!is(')')) {
      throw refused("a bracket that is not closed");
    }
    at++;
    depth--;
    return inner;
  }

  // (?: (?= (?! (?> (?<= (?<! (?<name> (?i: (?i) and nothing else.
  private void option() {
    Matcher option = OPTION.matcher(pattern).region(at, pattern.length());
    if (!option.lookingAt()) {
      throw refused("a kind of bracket that published tokenizers do not have");
    }
    at = option.end();
  }

  private void characters() {
    int first = firstOfSet(at);
    for (int open = 1; open > 0; at++) {
      if (at >= pattern.length()) {
        throw refused("a set of characters that is not closed");
      }
      switch (pattern.charAt(at)) {
        case '[' -> {
          open++;
          first = firstOfSet(at + 1);
        }
        case ']' -> open -= at == first ? 0 : 1;
        case '\\' -> at++;
        default -> {}
      }
    }
  }

  // []a] and [^]a] are sets that hold the bracket.
  private int firstOfSet(int start) {
    return pattern.startsWith("^", start) ? start + 1 : start;
  }

  private void escape() {
    if (at >= pattern.length()) {
      throw refused("a \\ at its end");
    }
    char c = pattern.charAt(at);
    if ((c >= '1' && c <= '9') || c == 'k' || c == 'g' || c == 'K' || c == 'X') {
      throw refused("a reference to what was matched before");
    }
    at++;
    if ((c == 'p' || c == 'P' || c == 'x' || c == 'u') && is('{')) {
      at = Math.max(at, pattern.indexOf('}', at) + 1);
    }
  }

  private boolean is(char c) {
    return at < pattern.length() && pattern.charAt(at) == c;
  }

  private EncoderException refused(String reason) {
    return Refusal.ofTokenizer(
        "the regular expression " + Refusal.quoted(pattern) + " has " + reason);
  }
}
