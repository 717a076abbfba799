// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * What the tool of the NVIDIA driver says of one device. Where there is no such tool, or no answer,
 * it says nothing. Memory is in MiB.
 *
 * @param command the tool and what names the device
 */
record NvidiaSmi(List<String> command) {

  private static final String FORMAT = "--format=csv,noheader,nounits";

  /** The device that a descriptor names. */
  static NvidiaSmi of(String device) {
    String number = device.contains(":") ? device.substring(device.indexOf(':') + 1) : "0";
    return new NvidiaSmi(List.of("nvidia-smi", "-i", number));
  }

  /** Name, driver version and memory, as the tool writes them. */
  Optional<List<String>> device() {
    return ask("--query-gpu=name,driver_version,memory.total").stream()
        .map(line -> List.of(line.split(", ", -1)))
        .filter(columns -> columns.size() == 3)
        .findFirst();
  }

  /** What all processes together use. */
  OptionalLong used() {
    return ask("--query-gpu=memory.used").stream().flatMapToLong(NvidiaSmi::number).findFirst();
  }

  /** What each process uses, by its id; a container may hide them all. */
  Map<Long, Long> usedByProcess() {
    Map<Long, Long> byProcess = new TreeMap<>();
    for (String line : ask("--query-compute-apps=pid,used_memory")) {
      String[] columns = line.split(", ", -1);
      if (columns.length == 2 && (columns[0] + columns[1]).chars().allMatch(Character::isDigit)) {
        byProcess.put(Long.valueOf(columns[0]), Long.valueOf(columns[1]));
      }
    }
    return byProcess;
  }

  private static LongStream number(String line) {
    String word = line.strip();
    return !word.isEmpty() && word.chars().allMatch(Character::isDigit)
        ? LongStream.of(Long.parseLong(word))
        : LongStream.empty();
  }

  private List<String> ask(String query) {
    List<String> words = new ArrayList<>(command);
    words.add(query);
    words.add(FORMAT);
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? said.strip().lines().toList() : List.of();
    } catch (IOException e) {
      return List.of();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of();
    }
  }
}
