// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.PassagePooling;
import io.sememe.encoder.PendingEmbedding;
import io.sememe.encoder.PendingPassages;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Gives each text a vector that depends on it, notes what it was asked, and fails where the text
 * says so: "broken" fails alone, as a text that a model cannot take does. A text is encoded at once
 * unless it is held.
 */
final class FakeEmbedder implements TextEmbedder {
  static final String BROKEN = "broken";
  private static final long SECONDS = 20;
  private static final Pattern WORD = Pattern.compile("\\S+");

  final List<String> started = new CopyOnWriteArrayList<>();
  final List<Deadline> deadlines = new CopyOnWriteArrayList<>();
  final List<String> cancelled = new CopyOnWriteArrayList<>();

  /** Texts whose deadline passes before they have begun; each once. */
  final Set<String> late = ConcurrentHashMap.newKeySet();

  EncoderException outage;
  int dimension = 2;
  private final BlockingQueue<String> waitedFor = new LinkedBlockingQueue<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

  /** Leaves texts pending until they are released. */
  void hold(String... texts) {
    for (String text : texts) {
      held.put(text, new CountDownLatch(1));
    }
  }

  /** Has texts encoded that are held. */
  void release(String... texts) {
    for (String text : texts) {
      held.get(text).countDown();
    }
  }

  /** Returns the next text that a thread waits for. */
  String nextWaitedFor() throws InterruptedException {
    String text = waitedFor.poll(SECONDS, TimeUnit.SECONDS);
    if (text == null) {
      throw new IllegalStateException("nobody waits for a text");
    }
    return text;
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public EmbeddingSpace space(Deadline deadline) {
    failOnOutage();
    return new EmbeddingSpace("fake", dimension, true, 16, "0".repeat(32));
  }

  @Override
  public List<Embedding> embed(List<String> texts, Role role, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public PendingEmbedding start(String text, Role role, Deadline deadline) {
    failOnOutage();
    started.add(text);
    deadlines.add(deadline);
    return new Pending(text, late.remove(text), held.getOrDefault(text, new CountDownLatch(0)));
  }

  /** Takes words for tokens. */
  @Override
  public List<TextSpan> passages(String text, PassagePlan plan, Deadline deadline) {
    failOnOutage();
    List<MatchResult> words = WORD.matcher(text).results().toList();
    List<TextSpan> spans = new ArrayList<>();
    for (int i = 0; i < words.size(); i += plan.tokens()) {
      int last = Math.min(i + plan.tokens(), words.size()) - 1;
      spans.add(new TextSpan(words.get(i).start(), words.get(last).end()));
    }
    return spans;
  }

  @Override
  public PendingPassages startPassages(
      String text, List<TextSpan> passages, PassagePooling pooling, Deadline deadline) {
    List<PendingEmbedding> pending =
        passages.stream()
            .map(span -> text.substring(span.start(), span.end()))
            .map(passage -> start(passage, Role.PASSAGE, deadline))
            .toList();
    return new Passages(pending);
  }

  private record Passages(List<PendingEmbedding> pending) implements PendingPassages {
    @Override
    public boolean isDone() {
      return pending.stream().allMatch(PendingEmbedding::isDone);
    }

    @Override
    public List<Embedding> await() {
      return pending.stream().map(PendingEmbedding::await).toList();
    }

    @Override
    public void cancel() {
      pending.forEach(PendingEmbedding::cancel);
    }
  }

  static float[] vectorOf(String text) {
    return new float[] {text.length(), text.hashCode() % 1000};
  }

  private static Embedding embedding(String text) {
    if (text.equals(BROKEN)) {
      throw new EncoderException(Kind.INTERNAL, "model 'fake': the model's output is not finite");
    }
    float[] vector = text.isBlank() ? new float[0] : vectorOf(text);
    return new Embedding(vector, 3, text.length() > 20 ? 7 : 0, 0, 0);
  }

  private void failOnOutage() {
    if (outage != null) {
      throw outage;
    }
  }

  private final class Pending implements PendingEmbedding {
    private final String text;
    private final boolean tooLate;
    private final CountDownLatch released;
    private boolean over;

    private Pending(String text, boolean tooLate, CountDownLatch released) {
      this.text = text;
      this.tooLate = tooLate;
      this.released = released;
    }

    @Override
    public boolean isDone() {
      return released.getCount() == 0;
    }

    @Override
    public Embedding await() {
      over = true;
      if (!isDone()) {
        waitedFor.add(text);
      }
      try {
        if (!released.await(SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("'" + text + "' was never released");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (tooLate) {
        throw new EncoderException(Kind.TIMEOUT, "no core came free");
      }
      return embedding(text);
    }

    @Override
    public void cancel() {
      if (!over) {
        cancelled.add(text);
      }
      over = true;
    }
  }
}
