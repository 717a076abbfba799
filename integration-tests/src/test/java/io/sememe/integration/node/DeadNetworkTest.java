// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trap catches who tries: this class is also the program that does. */
final class DeadNetworkTest {
  private static final String NAME = "example.org";

  @TempDir private Path folder;

  /** The program: tries each way out and ends when its standard input does. */
  public static void main(String[] arguments) throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      // Not an address of the node's own, and to be had on any Linux.
      channel.connect(new InetSocketAddress("127.0.0.2", 53));
      System.out.println("name " + isRefused(() -> InetAddress.getAllByName(NAME)));
      System.out.println(
          "url " + isRefused(() -> URI.create("http://" + NAME).toURL().openStream()));
      System.out.println("socket " + isRefused(() -> new Socket("192.0.2.1", 80).close()));
      System.out.println("self " + !isRefused(InetAddress::getLocalHost));
      System.in.read();
    }
  }

  @Test
  void no_name_has_an_address_and_who_opens_a_connection_is_counted() throws Exception {
    try (DeadNetwork network = DeadNetwork.open(folder)) {
      Process process = start(network);
      Set<String> seen = seenWhile(process);
      assertTrue(
          seen.stream().allMatch(address -> address.endsWith("0200007F:0035")), seen::toString);
      assertTrue(network.attempts() >= 2, network.attempts() + " attempts");
    }
  }

  private static Set<String> seenWhile(Process process) throws Exception {
    try (ForeignSockets sockets = ForeignSockets.of(process.pid())) {
      for (String way : List.of("name", "url", "socket", "self")) {
        assertEquals(way + " true", process.inputReader().readLine());
      }
      // Its socket is open until it may end.
      while (sockets.seen().isEmpty()) {
        Thread.onSpinWait();
      }
      process.getOutputStream().close();
      assertEquals(0, process.waitFor());
      return sockets.seen();
    }
  }

  /** Returns whether a way out fails as it does without a network. */
  private static boolean isRefused(Way way) {
    try {
      way.go();
      return false;
    } catch (UnknownHostException | SocketException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Process start(DeadNetwork network) throws IOException {
    List<String> command = new ArrayList<>(List.of(Jdk.current().java().toString()));
    network.settings().forEach((name, value) -> command.add("-D" + name + "=" + value));
    command.add(DeadNetworkTest.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("CLASSPATH", ownClasses());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.start();
  }

  private static String ownClasses() {
    try {
      URL classes = DeadNetworkTest.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(classes.toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Way {
    void go() throws IOException;
  }
}
