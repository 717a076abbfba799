// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import java.util.concurrent.CountDownLatch;

/** A program that does what its argument says. */
final class StrangeMain {
  private StrangeMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "shout" -> shout();
      case "hang" -> new CountDownLatch(1).await();
      default -> System.out.println(arguments[0]);
    }
  }

  private static void shout() {
    String line = "no such thing ".repeat(1_000);
    while (true) {
      System.err.println(line);
    }
  }
}
