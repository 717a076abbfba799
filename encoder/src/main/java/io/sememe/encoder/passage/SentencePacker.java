// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.TextSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Packs whole sentences into passages, as many as fit. Not thread-safe. */
final class SentencePacker {
  private final Source source;
  private final PassagePlan plan;
  private final Consumer<TextSpan> passages;
  private final WindowCutter tooLong;
  private final Deque<Sentence> held = new ArrayDeque<>();
  private int tokens;
  private boolean fresh;
  private int done;

  /**
   * A sentence.
   *
   * @param span where it lies, without white space at its ends
   * @param tokens how many tokens it has alone; 1 where it has none, so that each counts
   */
  private record Sentence(TextSpan span, int tokens) {}

  SentencePacker(Source source, PassagePlan plan, Consumer<TextSpan> passages) {
    this.source = source;
    this.plan = plan;
    this.passages = passages;
    this.tooLong = new WindowCutter(source, plan, passages);
  }

  /** Cuts the whole text. */
  void cut() {
    SentenceEnds ends = new SentenceEnds(source.text(), plan.language());
    int start = 0;
    while (ends.hasNext()) {
      int end = ends.nextInt();
      int from = source.skipWhiteSpace(start, end);
      if (from < end) {
        take(new TextSpan(from, source.beforeWhiteSpace(from, end)));
      }
      start = end;
    }
    flush();
  }

  private void take(TextSpan span) {
    if (span.length() > source.maxCharacters()) {
      takeTooLong(span);
      return;
    }
    Sentence sentence = new Sentence(span, Math.max(1, count(span)));
    if (sentence.tokens() > plan.tokens()) {
      takeTooLong(span);
    } else {
      add(sentence);
    }
  }

  // What is cut within a sentence ends with no whole one that could be repeated.
  private void takeTooLong(TextSpan span) {
    flush();
    held.clear();
    tokens = 0;
    tooLong.cut(span);
  }

  private void add(Sentence sentence) {
    if (!fits(sentence)) {
      flush();
      dropUntilRepeatable();
    }
    while (!fits(sentence)) {
      drop();
    }
    held.add(sentence);
    tokens += sentence.tokens();
    fresh = true;
  }

  private boolean fits(Sentence next) {
    return held.isEmpty()
        || (tokens + next.tokens() <= plan.tokens()
            && next.span().end() - held.getFirst().span().start() <= source.maxCharacters());
  }

  private void dropUntilRepeatable() {
    while (tokens > plan.overlap()) {
      drop();
    }
  }

  private void drop() {
    tokens -= held.removeFirst().tokens();
  }

  // Lets go what is held, unless it only repeats the passage before.
  private void flush() {
    if (fresh) {
      letGo(new ArrayList<>(held));
      fresh = false;
    }
  }

  // Some tokenizers give sentences more tokens together than alone. What only repeats is left out.
  private void letGo(List<Sentence> sentences) {
    TextSpan span =
        new TextSpan(
            sentences.get(0).span().start(), sentences.get(sentences.size() - 1).span().end());
    if (span.end() <= done) {
      return;
    }
    if (sentences.size() == 1 || count(span) <= plan.tokens()) {
      passages.accept(span);
      done = span.end();
    } else {
      int half = sentences.size() / 2;
      letGo(sentences.subList(0, half));
      letGo(sentences.subList(half, sentences.size()));
    }
  }

  private int count(TextSpan span) {
    return source.tokenizer().content(span.of(source.text())).length();
  }
}
