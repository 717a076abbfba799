// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows how far a download is: a bar that is drawn anew on a terminal, elsewhere a line each tenth.
 * For one thread.
 */
public final class Progress {
  private static final int BAR = 30;
  private static final int TENTHS = 10;
  private static final long DRAWN_EVERY_NANOS = 100_000_000;
  private static final long UNIT = 1_000;
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB"};

  private final PrintWriter out;
  private final boolean terminal;
  private String file = "";
  private long total;
  private int shownTenths;
  private long drawn;

  /** Creates a display. */
  public Progress(PrintWriter out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Begins with a file.
   *
   * @param bytes how long it is; below 0 when nobody knows
   */
  void begin(String name, long bytes, long alreadyThere) {
    file = name;
    total = bytes;
    shownTenths = -1;
    drawn = System.nanoTime() - DRAWN_EVERY_NANOS;
    if (alreadyThere > 0) {
      line("  " + name + ": goes on at " + size(alreadyThere));
    }
    at(alreadyThere);
  }

  /** Says that so many bytes of the file are there. */
  void at(long bytes) {
    if (terminal) {
      draw(bytes);
    } else {
      tell(bytes);
    }
  }

  private void draw(long bytes) {
    long now = System.nanoTime();
    if (now - drawn < DRAWN_EVERY_NANOS && bytes != total) {
      return;
    }
    drawn = now;
    int full = total > 0 ? (int) (BAR * bytes / total) : 0;
    out.print("\r  [" + "#".repeat(full) + " ".repeat(BAR - full) + "] " + of(bytes) + "  " + file);
    out.flush();
  }

  private void tell(long bytes) {
    int tenths = total > 0 ? (int) (TENTHS * bytes / total) : 0;
    if (tenths > shownTenths) {
      shownTenths = tenths;
      line("  " + file + ": " + of(bytes));
    }
  }

  private String of(long bytes) {
    return total > 0
        ? size(bytes) + " of " + size(total) + ", " + 100 * bytes / total + " %"
        : size(bytes);
  }

  /** Ends with the file. */
  void end() {
    if (terminal) {
      line("");
    }
  }

  /** Says something between two files. */
  void line(String text) {
    out.println(text);
    out.flush();
  }

  /** Returns a number of bytes as people write it, such as {@code 133.1 MB}. */
  public static String size(long bytes) {
    int unit = 0;
    double value = bytes;
    while (value >= UNIT && unit < UNITS.length - 1) {
      value /= UNIT;
      unit++;
    }
    return unit == 0 ? bytes + " B" : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }
}
