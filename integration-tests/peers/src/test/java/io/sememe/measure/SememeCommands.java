// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import io.sememe.encoder.Embedding;
import io.sememe.encoder.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** What only ours is told, because only it is looked at that closely. */
final class SememeCommands {

  private final SememePeer peer;
  private final Texts texts;
  private final int callers;
  private final Callers threads;

  private List<String> counted = List.of();
  private int[] counts = {};

  private SememeCommands(SememePeer peer, Texts texts, int callers) {
    this.peer = peer;
    this.texts = texts;
    this.callers = callers;
    this.threads = new Callers(callers);
  }

  static Map<String, Command> of(SememePeer peer, Texts texts, int callers) {
    SememeCommands commands = new SememeCommands(peer, texts, callers);
    return Map.of(
        "one", commands::one,
        "tokens", commands::tokens,
        "work", commands::work,
        "storm", commands::storm);
  }

  /**
   * one ROLE NUMBER: one query or, with the role PASSAGE, one text, counted from 0, with the prefix
   * of its role; the time, and the vector as JSON, exact to the last bit.
   */
  private String one(List<String> arguments) {
    Role role = Role.valueOf(arguments.get(0));
    List<String> all = role == Role.QUERY ? texts.queries() : texts.documents();
    String text = all.get(Integer.parseInt(arguments.get(1)));
    long start = System.nanoTime();
    float[] vector = peer.embed(text, role).vector();
    long nanos = System.nanoTime() - start;
    return "nanos=" + nanos + " vector=" + Arrays.toString(vector).replace(" ", "");
  }

  /** tokens: counts the tokens that the model sees of all texts, and of the longest query. */
  private String tokens(List<String> arguments) {
    int[] lengths = tokensPerText();
    long sum = 0;
    long longest = 0;
    for (int count : lengths) {
      sum += count;
      longest = Math.max(longest, count);
    }
    return "tokens=" + sum + " longest=" + longest + " query=" + tokensOfLongestQuery();
  }

  /** work TOKENS: the texts over and over as one job, until they have so many tokens. */
  private String work(List<String> arguments) {
    long wanted = Long.parseLong(arguments.get(0));
    int[] lengths = tokensPerText();
    List<String> job = new ArrayList<>();
    long tokens = 0;
    while (tokens < wanted) {
      int next = job.size() % lengths.length;
      job.add(texts.documents().get(next));
      tokens += lengths[next];
    }
    long start = System.nanoTime();
    peer.embed(job);
    return "nanos=" + (System.nanoTime() - start) + " tokens=" + tokens;
  }

  private int tokensOfLongestQuery() {
    return texts.queries().stream()
        .mapToInt(query -> peer.embed(query, Role.PASSAGE).tokens())
        .max()
        .orElse(0);
  }

  private int[] tokensPerText() {
    if (counted != texts.documents()) {
      counted = texts.documents();
      counts = peer.embed(counted).stream().mapToInt(Embedding::tokens).toArray();
    }
    return counts;
  }

  /** storm SECONDS SEED: texts at random, from as many threads as there are cores. */
  private String storm(List<String> arguments) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.parseLong(arguments.get(0)));
    long seed = Long.parseLong(arguments.get(1));
    AtomicLong runs = new AtomicLong();
    threads.each(
        callers,
        caller -> {
          Random random = new Random(seed * callers + caller);
          while (System.nanoTime() < end) {
            String text = texts.documents().get(random.nextInt(texts.documents().size()));
            peer.embed(text, Role.PASSAGE);
            runs.incrementAndGet();
          }
        });
    return "runs=" + runs;
  }
}
