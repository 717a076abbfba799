// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import io.sememe.command.CommandException;
import io.sememe.command.Sums;
import io.sememe.command.hub.HubClient.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings one file, in as many attempts as it takes, and makes sure that it is what the hub says.
 * For one thread.
 */
final class Download {
  private static final int PARTIAL = 206;
  private static final int BUFFER_BYTES = 1 << 16;
  private static final int MOST_ATTEMPTS = 1_000;
  private static final Pattern RANGE = Pattern.compile("bytes (\\d{1,18})-\\d+/(?:\\d+|\\*)");
  private static final Pattern SHA256 = Pattern.compile("\"?([0-9a-f]{64})\"?");

  private final HubClient client;
  private final Patience patience;
  private final Progress progress;
  private final HubFile file;
  private final URI uri;
  private final String commit;
  private final Limit limit;
  private final PartFile part;
  private Optional<String> sha256;

  /**
   * How much may come.
   *
   * @param refusal what is said of more
   */
  record Limit(long bytes, String refusal) {}

  Download(Hub hub, HubFile file, HubAddress address, Path target, Limit limit) {
    this.client = hub.client();
    this.patience = hub.patience();
    this.progress = hub.progress();
    this.file = file;
    this.uri = address.file(file.name());
    this.commit = address.revision();
    this.limit = limit;
    this.part = new PartFile(target);
    this.sha256 = file.sha256();
  }

  /**
   * Fetches.
   *
   * @return how many bytes the file has
   * @throws CommandException when it cannot be had; what is there of it stays for the next time
   */
  long run() {
    try {
      int failures = 0;
      for (int attempts = 1; ; attempts++) {
        long before = part.bytes();
        try {
          return attempt();
        } catch (IOException e) {
          failures = part.bytes() > before ? 1 : failures + 1;
          if (failures >= patience.attempts() || attempts == MOST_ATTEMPTS) {
            throw gaveUp(e);
          }
          pause(failures, e);
        }
      }
    } catch (IOException e) {
      throw new CommandException("cannot write " + part.path() + ": " + e, e);
    }
  }

  private CommandException gaveUp(IOException e) {
    return new CommandException(
        file.name()
            + " cannot be fetched from "
            + uri.getHost()
            + " ("
            + reason(e)
            + "): run the same command again to go on",
        e);
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private void pause(int failures, IOException e) {
    progress.line("  " + file.name() + ": " + reason(e) + "; trying again");
    try {
      TimeUnit.MILLISECONDS.sleep(patience.pauseAfter(failures).toMillis());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted", interrupted);
    }
  }

  private long attempt() throws IOException {
    Optional<String> known = part.resumable();
    long offset = known.isPresent() ? part.bytes() : 0;
    try (Reply reply = client.get(uri, known.map(tag -> range(offset, tag)).orElse(Map.of()))) {
      requireSameCommit(reply);
      if (reply.status() == PartFile.NO_SUCH_PART) {
        part.discard();
        throw new IOException("the hub has another file now");
      }
      long start = isContinued(reply, offset, known) ? offset : startAnew(reply);
      OptionalLong total = total(reply, start);
      total.ifPresent(this::requireExpected);
      copy(reply, start, total);
    }
    return finish();
  }

  private static Map<String, String> range(long offset, String tag) {
    return Map.of("Range", "bytes=" + offset + "-", "If-Range", tag);
  }

  private void requireSameCommit(Reply reply) {
    reply
        .first()
        .firstValue("X-Repo-Commit")
        .filter(one -> !one.equals(commit))
        .ifPresent(
            other -> {
              throw new CommandException(
                  "the hub gives " + file.name() + " of commit " + other + ", not of " + commit);
            });
    sha256 =
        sha256.or(
            () ->
                reply
                    .first()
                    .firstValue("X-Linked-Etag")
                    .map(SHA256::matcher)
                    .filter(Matcher::matches)
                    .map(found -> found.group(1)));
  }

  private boolean isContinued(Reply reply, long offset, Optional<String> known) throws IOException {
    if (reply.status() != PARTIAL) {
      return false;
    }
    Matcher range = RANGE.matcher(reply.header("Content-Range").orElse(""));
    boolean sameTag = reply.header("ETag").equals(known) || reply.header("ETag").isEmpty();
    if (!range.matches() || Long.parseLong(range.group(1)) != offset || !sameTag) {
      part.discard();
      throw new IOException("the hub gives another part than was asked for");
    }
    return true;
  }

  private long startAnew(Reply reply) throws IOException {
    part.begin(reply.header("ETag"));
    return 0;
  }

  private OptionalLong total(Reply reply, long start) {
    reply
        .header("Content-Encoding")
        .filter(encoding -> !encoding.equals("identity"))
        .ifPresent(
            encoding -> {
              throw new CommandException(
                  "the hub gives " + file.name() + " packed (" + encoding + "): not accepted");
            });
    OptionalLong rest = reply.headers().firstValueAsLong("Content-Length");
    return rest.isPresent() ? OptionalLong.of(start + rest.getAsLong()) : file.bytes();
  }

  private void requireExpected(long total) {
    if (file.bytes().isPresent() && file.bytes().getAsLong() != total) {
      throw new CommandException(
          "the hub says that "
              + file.name()
              + " has "
              + file.bytes().getAsLong()
              + " bytes, and gives "
              + total
              + ": it changed, or a mirror is out of date; try again later or name another one");
    }
    if (total > limit.bytes()) {
      throw new CommandException(limit.refusal());
    }
  }

  private void copy(Reply reply, long start, OptionalLong total) throws IOException {
    progress.begin(file.name(), total.orElse(-1), start);
    long bytes = start;
    byte[] buffer = new byte[BUFFER_BYTES];
    try (InputStream in = new StallGuard(reply.body(), patience.answer());
        OutputStream out = part.append()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        bytes += read;
        if (bytes > Math.min(limit.bytes(), total.orElse(Long.MAX_VALUE))) {
          throw new CommandException(limit.refusal());
        }
        out.write(buffer, 0, read);
        progress.at(bytes);
      }
    } finally {
      progress.end();
    }
    if (total.isPresent() && bytes < total.getAsLong()) {
      throw new IOException("the connection ended at " + Progress.size(bytes));
    }
  }

  private long finish() throws IOException {
    Optional<String> found = sha256.isPresent() ? sha256 : file.blob();
    if (found.isPresent()) {
      String sum = sha256.isPresent() ? Sums.sha256(part.path()) : Sums.gitBlob(part.path());
      requireSum(found.get(), sum);
    }
    long bytes = part.bytes();
    part.finish();
    return bytes;
  }

  private void requireSum(String expected, String actual) throws IOException {
    if (!expected.equals(actual)) {
      part.discard();
      throw new CommandException(
          file.name()
              + " has the sum "
              + actual
              + ", the hub says "
              + expected
              + ": it was damaged on the way and is thrown away; run the command again");
    }
  }
}
