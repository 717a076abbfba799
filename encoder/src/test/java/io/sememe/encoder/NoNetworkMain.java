// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.testing.NetworkTrap;
import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.Threads;
import java.io.IOException;
import java.net.Socket;
import java.net.URL;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/**
 * Embeds with the network trapped, on the device that is named; or, with the argument "provoke",
 * walks into the trap.
 */
final class NoNetworkMain {
  private NoNetworkMain() {}

  public static void main(String[] arguments) throws IOException {
    NetworkTrap.set();
    if (arguments[0].equals("provoke")) {
      provoke();
    } else {
      embed(arguments[0]);
    }
    System.out.println("attempts=" + NetworkTrap.attempts());
  }

  private static void embed(String device) {
    Deadline deadline = Deadline.in(Duration.ofMinutes(1));
    try (Encoders encoders = new Encoders(RealModels.settings().on(device))) {
      TextEmbedder embedder = encoders.textEmbedder(RealModels.DEFAULT);
      Embedding embedding = embedder.embed("the river bank", Role.QUERY, deadline);
      System.out.println("dimension=" + embedding.vector().length);
    } catch (EncoderException e) {
      System.out.println("failed=1");
    }
  }

  private static void provoke() throws IOException {
    try {
      new URL("http://localhost:9/").openStream().close();
    } catch (IOException e) {
      System.out.println("refused=1");
    }
    try {
      new Socket("localhost", 9).close();
    } catch (IllegalStateException e) {
      System.out.println("refusedToo=1");
    }
    try (SocketChannel channel = SocketChannel.open()) {
      int before = NetworkTrap.attempts();
      Threads.await(channel + " is seen", () -> NetworkTrap.attempts() > before);
    }
  }
}
