// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that encode texts one by one until none is left, each as soon as it is free. */
final class Callers {

  /** Work on the item with this number. */
  interface Work {
    void at(int index) throws Exception;
  }

  private final int count;
  private final ExecutorService threads;

  Callers(int count) {
    this.count = count;
    this.threads =
        Executors.newFixedThreadPool(
            count,
            work -> {
              Thread thread = new Thread(work, "caller");
              thread.setDaemon(true);
              return thread;
            });
  }

  /** What encodes one text. */
  interface Encoding {
    float[] of(String text) throws Exception;
  }

  /** Encodes texts one by one; returns their vectors in order. */
  List<float[]> vectors(List<String> texts, Encoding encoding) throws Exception {
    float[][] vectors = new float[texts.size()][];
    each(vectors.length, i -> vectors[i] = encoding.of(texts.get(i)));
    return Arrays.asList(vectors);
  }

  /** Does the work for the numbers from 0 and returns when all of it is done. */
  void each(int size, Work work) throws Exception {
    AtomicInteger next = new AtomicInteger();
    List<Future<?>> running = new ArrayList<>();
    for (int caller = 0; caller < count; caller++) {
      running.add(
          threads.submit(
              () -> {
                for (int i = next.getAndIncrement(); i < size; i = next.getAndIncrement()) {
                  work.at(i);
                }
                return null;
              }));
    }
    for (Future<?> one : running) {
      one.get();
    }
  }
}
