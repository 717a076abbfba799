// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks every few milliseconds which sockets a process and its children have open to anything but
 * 127.0.0.1 and ::1, in Java or in native code, as Linux lists them in /proc.
 */
public final class ForeignSockets implements AutoCloseable {
  private static final List<String> TABLES = List.of("tcp", "tcp6", "udp", "udp6");
  private static final long PERIOD_MILLIS = 5;

  /** Nowhere, 127.0.0.1 and ::1, as the tables write them, with IPv4 within IPv6. */
  private static final Set<String> OWN =
      Set.of(
          "00000000",
          "0100007F",
          "00000000000000000000000000000000",
          "00000000000000000000000001000000",
          "0000000000000000FFFF00000100007F");

  private static final int REMOTE = 2;
  private static final int INODE = 9;

  private final ProcessHandle process;
  private final Set<String> seen = new ConcurrentSkipListSet<>();
  private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
  private final Future<?> watching;

  private ForeignSockets(ProcessHandle process) {
    this.process = process;
    this.watching =
        watch.scheduleWithFixedDelay(this::look, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches a process until this is closed. */
  public static ForeignSockets of(long pid) {
    return new ForeignSockets(ProcessHandle.of(pid).orElseThrow());
  }

  /** Returns the remote addresses seen so far, as /proc writes them. */
  public Set<String> seen() {
    return Set.copyOf(seen);
  }

  /** Ends the watch; fails when it has ended before. */
  @Override
  public void close() {
    boolean watched = watching.cancel(false);
    watch.shutdownNow();
    if (!watched) {
      throw new NodeException("the sockets could not be watched", failure());
    }
  }

  private Throwable failure() {
    try {
      watching.get();
      return new IllegalStateException("the watch ended");
    } catch (ExecutionException e) {
      return e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return e;
    }
  }

  private void look() {
    Stream.concat(Stream.of(process), process.descendants())
        .map(ProcessHandle::pid)
        .forEach(this::look);
  }

  private void look(long pid) {
    Path of = Path.of("/proc/" + pid);
    Set<String> inodes = inodes(of.resolve("fd"));
    for (String table : TABLES) {
      for (String row : lines(of.resolve("net").resolve(table))) {
        String[] columns = row.strip().split("\\s+", -1);
        String address = columns[REMOTE].split(":", -1)[0];
        if (inodes.contains(columns[INODE]) && !OWN.contains(address)) {
          seen.add(table + " " + columns[REMOTE]);
        }
      }
    }
  }

  private static List<String> lines(Path table) {
    try {
      List<String> all = Files.readAllLines(table);
      return all.subList(1, all.size());
    } catch (NoSuchFileException e) {
      // No IPv6 here, or the process has ended.
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Set<String> inodes(Path descriptors) {
    try (Stream<Path> open = Files.list(descriptors)) {
      return open.map(ForeignSockets::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring("socket:[".length(), target.length() - 1))
          .collect(Collectors.toSet());
    } catch (NoSuchFileException e) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      // Closed since it was listed.
      return "";
    }
  }
}
