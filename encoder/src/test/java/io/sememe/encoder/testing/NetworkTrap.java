// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.DatagramSocket;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketImpl;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Refuses and counts what this process does towards a network: sockets and URLs of Java, and, where
 * the system lists them, sockets that native code has open.
 */
public final class NetworkTrap {
  private static final AtomicInteger ATTEMPTS = new AtomicInteger();

  private NetworkTrap() {}

  /** Sets the trap; once per process. */
  @SuppressWarnings("deprecation")
  public static void set() throws IOException {
    URL.setURLStreamHandlerFactory(NetworkTrap::handler);
    Socket.setSocketImplFactory(NetworkTrap::refuse);
    ServerSocket.setSocketFactory(NetworkTrap::refuse);
    DatagramSocket.setDatagramSocketImplFactory(
        () -> {
          ATTEMPTS.incrementAndGet();
          throw new IllegalStateException("no network");
        });
    Set<String> before = openSockets();
    Threads.newThread(() -> watch(before)).start();
  }

  /** Returns how often the network was tried. */
  public static int attempts() {
    return ATTEMPTS.get();
  }

  // Files and jars are opened as ever.
  private static URLStreamHandler handler(String protocol) {
    if (!protocol.startsWith("http") && !protocol.equals("ftp")) {
      return null;
    }
    return new URLStreamHandler() {
      @Override
      protected URLConnection openConnection(URL url) throws IOException {
        ATTEMPTS.incrementAndGet();
        throw new ConnectException("no network: " + url);
      }
    };
  }

  private static SocketImpl refuse() {
    ATTEMPTS.incrementAndGet();
    throw new IllegalStateException("no network");
  }

  private static void watch(Set<String> before) {
    while (true) {
      if (!before.containsAll(openSockets())) {
        ATTEMPTS.incrementAndGet();
      }
      Threads.pause();
    }
  }

  // The first file that Java opens as a channel makes it open a socket pair within the process, and
  // keep it.
  private static Set<String> openSockets() {
    try (InputStream first = Files.newInputStream(Path.of("/proc/self/status"));
        Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      requireNonNull(first);
      return open.map(NetworkTrap::target)
          .filter(target -> target.startsWith("socket:"))
          .collect(Collectors.toSet());
    } catch (NoSuchFileException e) {
      // A system that does not list them.
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
