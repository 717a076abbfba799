// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.TinySpans;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Reads answers as the definition says it, window by window, without a session and without a
 * shortcut: all spans are tried.
 *
 * @param start the token before the question
 * @param separator the one after it, and after the text
 * @param separators how many tokens stand between question and text
 */
record PlainSpans(
    TinySpans model,
    TextTokenizer tokenizer,
    long start,
    long separator,
    int separators,
    int maxTokens,
    int questionTokens,
    int overlapTokens,
    int maxAnswerTokens) {

  private static final Pattern MARK = Pattern.compile("\\p{M}");
  private static final Pattern MARKS = Pattern.compile("\\p{M}*");

  /** A part of a text and what speaks for it. */
  private record Part(TextSpan span, double sum) {}

  /** Returns the windows of a text: the place of the first token of each. */
  List<Integer> windows(String question, String text) {
    int count = kept(tokenizer.content(text)).length;
    int size = size(question);
    List<Integer> starts = new ArrayList<>();
    for (int start = 0; start < count; start += size - overlapTokens) {
      starts.add(Math.max(0, Math.min(start, count - size)));
      if (start + size >= count) {
        break;
      }
    }
    return starts;
  }

  /** Returns the answers in a text. */
  List<Answer> read(String question, String text, int most) {
    Encoding tokens = tokenizer.content(text);
    int[] places = kept(tokens);
    long[] asked = asked(question);
    List<Part> parts = new ArrayList<>();
    double none = Double.POSITIVE_INFINITY;
    for (int start : windows(question, text)) {
      int end = Math.min(places.length, start + size(question));
      int[] window = Arrays.copyOfRange(places, start, end);
      float[] logits = logits(asked, tokens, window);
      none = Math.min(none, (double) logits[0] + logits[1]);
      int firstRow = 1 + asked.length + separators;
      parts.addAll(best(all(text, tokens, window, logits, firstRow), most));
    }
    List<Answer> answers = new ArrayList<>();
    for (Part part : best(parts, most)) {
      float logit = (float) (part.sum() - none);
      answers.add(new Answer(0, part.span(), logit, (float) (1 / (1 + Math.exp(-logit)))));
    }
    return answers;
  }

  private int size(String question) {
    return maxTokens - 2 - separators - asked(question).length;
  }

  private long[] asked(String question) {
    Encoding content = tokenizer.content(question);
    return Arrays.stream(kept(content))
        .mapToLong(place -> content.ids()[place])
        .limit(questionTokens)
        .toArray();
  }

  private int[] kept(Encoding content) {
    return IntStream.range(0, content.length())
        .filter(i -> content.ids()[i] != start && content.ids()[i] != separator)
        .toArray();
  }

  private float[] logits(long[] asked, Encoding tokens, int[] window) {
    LongStream.Builder ids = LongStream.builder().add(start);
    LongStream.of(asked).forEach(ids);
    for (int i = 0; i < separators; i++) {
      ids.add(separator);
    }
    for (int place : window) {
      ids.add(tokens.ids()[place]);
    }
    return model.logits(ids.add(separator).build().toArray(), 2 + asked.length);
  }

  private List<Part> all(String text, Encoding tokens, int[] window, float[] logits, int firstRow) {
    List<Part> parts = new ArrayList<>();
    for (int first = 0; first < window.length; first++) {
      for (int last = first; last < window.length && last - first < maxAnswerTokens; last++) {
        if (mayStart(text, tokens, window, first) && mayEnd(text, tokens, window, last)) {
          double start = logits[2 * (firstRow + first)];
          double end = logits[2 * (firstRow + last) + 1];
          int from = tokens.starts()[window[first]];
          String part = text.substring(from, tokens.ends()[window[last]]);
          int to = withMarks(text, from + part.stripTrailing().length());
          from += part.length() - part.stripLeading().length();
          parts.add(new Part(new TextSpan(from, to), start + end));
        }
      }
    }
    return parts;
  }

  // Not within a character of several tokens, and not before a mark.
  private static boolean mayStart(String text, Encoding tokens, int[] window, int token) {
    int from = tokens.starts()[window[token]];
    String said = text.substring(from, tokens.ends()[window[token]]).stripLeading();
    int start = tokens.ends()[window[token]] - said.length();
    return says(text, tokens, window[token])
        && (token == 0 || tokens.ends()[window[token - 1]] <= start)
        && !MARK.matcher(said).lookingAt();
  }

  private static boolean mayEnd(String text, Encoding tokens, int[] window, int token) {
    return says(text, tokens, window[token])
        && (token == window.length - 1
            || tokens.starts()[window[token + 1]] >= tokens.ends()[window[token]]);
  }

  private static boolean says(String text, Encoding tokens, int place) {
    return !text.substring(tokens.starts()[place], tokens.ends()[place]).isBlank();
  }

  private static int withMarks(String text, int end) {
    Matcher marks = MARKS.matcher(text).region(end, text.length());
    return marks.lookingAt() ? marks.end() : end;
  }

  private static List<Part> best(List<Part> parts, int most) {
    List<Part> sorted = new ArrayList<>(parts);
    sorted.sort(
        Comparator.comparingDouble((Part part) -> -part.sum())
            .thenComparingInt(part -> part.span().start())
            .thenComparingInt(part -> part.span().end()));
    List<Part> best = new ArrayList<>();
    for (Part part : sorted) {
      boolean free = best.stream().noneMatch(other -> overlap(part.span(), other.span()));
      if (free && best.size() < most) {
        best.add(part);
      }
    }
    return best;
  }

  private static boolean overlap(TextSpan one, TextSpan other) {
    return one.start() < other.end() && other.start() < one.end();
  }
}
