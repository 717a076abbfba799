// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.schedule;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;

/** The texts of one lane that wait, oldest first. Guarded by the scheduler's lock. */
final class LaneQueue {
  private final LinkedHashSet<QueuedText> texts = new LinkedHashSet<>();
  private long tokens;

  boolean isEmpty() {
    return texts.isEmpty();
  }

  int size() {
    return texts.size();
  }

  /** Returns how many tokens wait. */
  long tokens() {
    return tokens;
  }

  QueuedText first() {
    return texts.iterator().next();
  }

  void add(QueuedText text) {
    if (texts.add(text)) {
      tokens += text.tokens();
    }
  }

  void remove(QueuedText text) {
    if (texts.remove(text)) {
      tokens -= text.tokens();
    }
  }

  /** Takes a text, which may be in this queue, and those in it that may run together with it. */
  List<QueuedText> takeWith(QueuedText first) {
    remove(first);
    if (texts.isEmpty() || !admits(1, first, first)) {
      return List.of(first);
    }
    List<QueuedText> run = new ArrayList<>();
    run.add(first);
    Iterator<QueuedText> waiting = texts.iterator();
    int lookAhead = first.runner().policy().lookAhead();
    for (int i = 0; i < lookAhead && waiting.hasNext() && admits(run.size(), first, first); i++) {
      QueuedText text = waiting.next();
      if (text.runner() == first.runner() && admits(run.size(), first, text) && !text.isExpired()) {
        waiting.remove();
        tokens -= text.tokens();
        run.add(text);
      }
    }
    return run;
  }

  void wakeAll() {
    texts.forEach(QueuedText::wake);
  }

  private static boolean admits(int texts, QueuedText first, QueuedText candidate) {
    return first.runner().policy().admits(texts, first.tokens(), candidate.tokens());
  }
}
