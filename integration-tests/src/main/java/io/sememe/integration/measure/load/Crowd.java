// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.load;

import io.sememe.integration.measure.texts.SampleTexts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Clients that ask one question after the other, no question twice, all at the same time. Whoever
 * is refused comes again after the time that the node names, or up to twice that: not all at once.
 * A process of its own with few threads, so that it is not what is measured.
 *
 * <p>Arguments: the address of the core, how many clients, and a seed. Prints {@link #ALL_ASK} when
 * every client has its first answer, asks until its standard input ends, and prints a {@link Tally}
 * when every client has its last answer.
 */
final class Crowd {
  /** The first line that is printed. */
  static final String ALL_ASK = "all ask";

  private static final int THREADS = 2;
  private static final int TEXTS = 20_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();
  private final Tally tally = new Tally();
  private final AtomicInteger asked = new AtomicInteger();
  private final Random random;
  private final List<String> texts;
  private final String core;
  private volatile boolean over;

  private Crowd(String core, long seed) {
    this.core = core;
    this.random = new Random(seed);
    this.texts = new SampleTexts(seed).queries(TEXTS);
  }

  public static void main(String[] args) throws IOException {
    Crowd crowd = new Crowd(args[0], Long.parseLong(args[2]));
    List<Client> clients = crowd.begin(Integer.parseInt(args[1]));
    allOf(clients, Client::first).join();
    System.out.println(ALL_ASK);
    System.in.transferTo(OutputStream.nullOutputStream());
    crowd.over = true;
    allOf(clients, Client::last).join();
    System.out.println(crowd.tally);
    System.exit(0);
  }

  /** Completed when a client has its first answer, and when it has its last. */
  private record Client(CompletableFuture<Void> first, CompletableFuture<Void> last) {}

  private List<Client> begin(int clients) {
    return IntStream.range(0, clients).mapToObj(i -> begin()).toList();
  }

  private Client begin() {
    CompletableFuture<OptionalInt> first = ask();
    return new Client(first.thenAccept(answer -> {}), first.thenCompose(this::goOn));
  }

  private static CompletableFuture<Void> allOf(
      List<Client> clients, Function<Client, CompletableFuture<Void>> part) {
    return CompletableFuture.allOf(clients.stream().map(part).toArray(CompletableFuture<?>[]::new));
  }

  private CompletableFuture<OptionalInt> ask() {
    return http.sendAsync(next(), BodyHandlers.ofString()).handle(this::count);
  }

  private OptionalInt count(@Nullable HttpResponse<String> reply, @Nullable Throwable failure) {
    if (reply == null) {
      tally.lose(cause(failure));
      return OptionalInt.empty();
    }
    OptionalInt retryAfter =
        reply.headers().firstValue("Retry-After").stream().mapToInt(Integer::parseInt).findFirst();
    tally.count(reply.statusCode(), retryAfter);
    return retryAfter;
  }

  private CompletableFuture<Void> goOn(OptionalInt retryAfter) {
    if (over) {
      return CompletableFuture.completedFuture(null);
    }
    long wait = retryAfter.isPresent() ? wait(retryAfter.getAsInt()) : 0;
    Executor later = CompletableFuture.delayedExecutor(wait, TimeUnit.NANOSECONDS, threads);
    return CompletableFuture.runAsync(() -> {}, later)
        .thenCompose(nothing -> ask())
        .thenCompose(this::goOn);
  }

  private long wait(int seconds) {
    return (long) (TimeUnit.SECONDS.toNanos(seconds) * (1 + random.nextDouble()));
  }

  private HttpRequest next() {
    int number = asked.getAndIncrement();
    String text = number + " " + texts.get(number % texts.size());
    String query = "{!semantic f=vector topK=10 cache=false v=$text}";
    URI address =
        URI.create(core + "/select?rows=10&fl=id&q=" + encoded(query) + "&text=" + encoded(text));
    return HttpRequest.newBuilder(address).timeout(PATIENCE).build();
  }

  private static String cause(@Nullable Throwable failure) {
    return failure instanceof CompletionException wrapped
        ? String.valueOf(wrapped.getCause())
        : String.valueOf(failure);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
