// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.process.ParentWatch;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * A program that tries models as {@link TrialMain} does, and does what their names say. Argument:
 * the folder with what is asked.
 */
final class StrangeTrialMain {
  /** The file in the folder of models that gets a char for each trial. */
  static final String TRIALS = "trials.txt";

  static final TrialReport REPORT =
      new TrialReport("text-embedding", "cpu", 8, 64, Map.of(), "f", 1, 2, Map.of(), List.of());

  private static final int ADDRESSES = 64;
  private static final long BLOCK = 16 << 20;

  private StrangeTrialMain() {}

  public static void main(String[] arguments) throws Exception {
    ParentWatch.start(System.in);
    TrialFolder folder = new TrialFolder(Path.of(arguments[0]));
    TrialRequest request = folder.request();
    Files.writeString(
        Path.of(request.models(), TRIALS),
        "x",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
    act(request.model());
    folder.answer(new TrialResult(REPORT, null));
  }

  private static void act(String name) throws Exception {
    switch (name) {
      case "crash" -> unsafe("putAddress", ADDRESSES, 0);
      case "hang" -> new CountDownLatch(1).await();
      case "leave" -> leave();
      case "grow" -> grow();
      case "shout" -> shout();
      default -> {}
    }
  }

  private static void leave() {
    System.out.println("/home/solr/lib/libnative.so: no such thing");
    Runtime.getRuntime().halt(4);
  }

  private static void shout() {
    String line = "no such thing ".repeat(1_000);
    while (true) {
      System.out.println(line);
    }
  }

  private static void grow() throws Exception {
    while (true) {
      long block = unsafe("allocateMemory", BLOCK);
      unsafe("setMemory", block, BLOCK, (byte) 1);
    }
  }

  // By name, since the compiler warns of it.
  private static long unsafe(String method, Object... arguments) throws Exception {
    Class<?> type = Class.forName("sun.misc.Unsafe");
    Field field = type.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    Object result =
        switch (method) {
          case "putAddress" ->
              type.getMethod(method, long.class, long.class)
                  .invoke(field.get(null), ((Number) arguments[0]).longValue(), 0L);
          case "allocateMemory" ->
              type.getMethod(method, long.class).invoke(field.get(null), arguments);
          default ->
              type.getMethod(method, long.class, long.class, byte.class)
                  .invoke(field.get(null), arguments);
        };
    return result == null ? 0 : (long) result;
  }
}
