// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * What a process sees of the world where nothing but this machine can be reached: no name has an
 * address, and who opens a socket of Java to elsewhere gets the proxy that is in here, which counts
 * and hangs up. Selectable channels know no proxy, and native code no settings of Java: {@link
 * ForeignSockets} sees those.
 */
public final class DeadNetwork implements AutoCloseable {
  private final Path hosts;
  private final ServerSocket proxy;
  private final AtomicInteger attempts = new AtomicInteger();

  private DeadNetwork(Path hosts, ServerSocket proxy) {
    this.hosts = hosts;
    this.proxy = proxy;
  }

  /** Opens the trap, with a file in a folder. */
  public static DeadNetwork open(Path folder) throws IOException {
    // The name of this machine is asked for by Solr itself.
    String self = InetAddress.getLocalHost().getHostName();
    Path hosts =
        Files.writeString(folder.resolve("hosts"), "127.0.0.1 localhost\n127.0.0.1 " + self + "\n");
    ServerSocket proxy = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    DeadNetwork network = new DeadNetwork(hosts, proxy);
    Thread catching = new Thread(network::hangUp, "dead-network");
    catching.setDaemon(true);
    catching.start();
    return network;
  }

  /** Returns the system properties of a process that is cut off. */
  public Map<String, String> settings() {
    return Map.of(
        "jdk.net.hosts.file",
        hosts.toString(),
        "socksProxyHost",
        "127.0.0.1",
        "socksProxyPort",
        Integer.toString(proxy.getLocalPort()),
        "socksNonProxyHosts",
        "localhost|127.*");
  }

  /** Returns the same as Java takes them on a command line. */
  public String options() {
    return settings().entrySet().stream()
        .map(setting -> "-D" + setting.getKey() + "=" + setting.getValue())
        .collect(Collectors.joining(" "));
  }

  /** Returns how often somebody tried to get out through the proxy. */
  public int attempts() {
    return attempts.get();
  }

  @Override
  public void close() throws IOException {
    proxy.close();
  }

  private void hangUp() {
    while (!proxy.isClosed()) {
      try (Socket caught = proxy.accept()) {
        attempts.incrementAndGet();
        caught.shutdownOutput();
      } catch (IOException e) {
        if (!proxy.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }
}
