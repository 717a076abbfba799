// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import java.lang.invoke.MethodHandles;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.solr.common.util.ExecutorUtil;
import org.apache.solr.core.CloseHook;
import org.apache.solr.core.SolrCore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two threads of a core that has the job's handler: one looks at the job every second, one
 * works on it, if it is this core's turn. They end with the core. Thread-safe.
 */
final class KeeperThreads implements CloseHook {
  private static final Logger log = LoggerFactory.getLogger(MethodHandles.lookup().lookupClass());
  private static final long SECONDS_BETWEEN_LOOKS = 1;

  /** Longer than a batch takes, shorter than the patience of those who stop servers. */
  private static final long SECONDS_TO_STOP = 30;

  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(work -> daemon(work, "sememe-embed-look"));
  private final ExecutorService working =
      Executors.newSingleThreadExecutor(work -> daemon(work, "sememe-embed"));
  private final Keeper keeper;

  private KeeperThreads(Function<ExecutorService, Keeper> keeper) {
    this.keeper = keeper.apply(working);
  }

  /** Starts them. */
  @SuppressWarnings("FutureReturnValueIgnored") // A look throws nothing.
  static KeeperThreads start(SolrCore core, Function<ExecutorService, Keeper> keeper) {
    KeeperThreads threads = new KeeperThreads(keeper);
    core.addCloseHook(threads);
    threads.looking.scheduleWithFixedDelay(
        threads::look, SECONDS_BETWEEN_LOOKS, SECONDS_BETWEEN_LOOKS, TimeUnit.SECONDS);
    return threads;
  }

  /** Looks at the job at once. */
  void wake() {
    looking.execute(this::look);
  }

  /** Solr calls this while the core can still index and the models are still there. */
  @Override
  public void preClose(SolrCore core) {
    looking.shutdown();
    await(looking);
    keeper.stop();
    working.shutdown();
    await(working);
  }

  // What a scheduled task throws would end its schedule.
  private void look() {
    try {
      keeper.tick();
    } catch (RuntimeException e) {
      log.warn("cannot look after the collection's embedding job now", e);
    }
  }

  private static void await(ExecutorService threads) {
    try {
      if (!threads.awaitTermination(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        log.warn("a batch of documents takes longer than the core has to close");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  // The flag makes what they send to other nodes the server's own requests, as in Solr's threads.
  private static Thread daemon(Runnable work, String name) {
    Thread thread =
        new Thread(
            () -> {
              ExecutorUtil.setServerThreadFlag(true);
              work.run();
            },
            name);
    thread.setDaemon(true);
    return thread;
  }
}
