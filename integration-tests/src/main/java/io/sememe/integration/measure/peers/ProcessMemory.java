// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a process as Linux counts it, native memory included.
 *
 * @param residentKb now
 * @param peakKb the most so far
 */
public record ProcessMemory(long residentKb, long peakKb) {

  private static final String FORGET_PEAK = "5";

  /** That of a process of this machine. */
  public static ProcessMemory of(long pid) {
    Path status = Path.of("/proc", Long.toString(pid), "status");
    try {
      return parse(Files.readString(status));
    } catch (IOException e) {
      throw new NodeException("cannot read " + status + ": memory is measured on Linux only", e);
    }
  }

  static ProcessMemory parse(String status) {
    return new ProcessMemory(kb("VmRSS", status), kb("VmHWM", status));
  }

  static void forgetPeak(long pid) {
    try {
      Files.writeString(Path.of("/proc", Long.toString(pid), "clear_refs"), FORGET_PEAK);
    } catch (IOException e) {
      throw new NodeException("the peak memory of a process cannot be reset here", e);
    }
  }

  private static long kb(String key, String status) {
    Matcher line = Pattern.compile(key + ":\\s+(\\d+) kB").matcher(status);
    if (!line.find()) {
      throw new NodeException("no " + key + " in the status of a process");
    }
    return Long.parseLong(line.group(1));
  }
}
