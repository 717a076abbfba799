// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The plain ASCII entries of a vocabulary, found by the bytes of a text without a string made of
 * them: a hash table with open addressing, in which one number tells most of what is not there.
 * Immutable.
 */
final class Vocabulary {
  private static final int MULTIPLIER = 31;

  /** Undoes the multiplication, modulo 2^32. */
  private static final int INVERSE = 0xBDEF7BDF;

  private static final int SPREAD = 0x9E3779B9;

  /** All entries, one after the other. */
  private final byte[] bytes;

  /** Where each entry starts in the bytes, and where the last one ends. */
  private final int[] starts;

  private final int[] ids;

  /** The hash of an entry in the high half, its position plus one in the low half; 0 for none. */
  private final long[] slots;

  private final int shift;
  private final int longest;

  private Vocabulary(byte[] bytes, int[] starts, int[] ids) {
    this.bytes = bytes;
    this.starts = starts;
    this.ids = ids;
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(ids.length));
    this.slots = new long[1 << bits];
    this.shift = Integer.SIZE - bits;
    int most = 0;
    for (int entry = 0; entry < ids.length; entry++) {
      most = Math.max(most, length(entry));
      insert(entry);
    }
    this.longest = most;
  }

  /** Keeps what can occur in a text of ASCII. */
  static Vocabulary of(Map<String, Integer> numbers) {
    List<String> entries =
        numbers.keySet().stream().filter(entry -> !entry.isEmpty() && isAscii(entry)).toList();
    int[] starts = new int[entries.size() + 1];
    int[] ids = new int[entries.size()];
    for (int i = 0; i < ids.length; i++) {
      starts[i + 1] = starts[i] + entries.get(i).length();
      ids[i] = numbers.getOrDefault(entries.get(i), 0);
    }
    byte[] bytes = String.join("", entries).getBytes(StandardCharsets.US_ASCII);
    return new Vocabulary(bytes, starts, ids);
  }

  /** Returns the longest entry that the text has between two positions, from the first; or -1. */
  int longestIn(byte[] text, int start, int end) {
    int stop = Math.min(end, start + longest);
    int hash = hash(text, start, stop);
    while (stop > start) {
      int entry = find(text, start, stop, hash);
      if (entry >= 0) {
        return entry;
      }
      stop--;
      hash = (hash - text[stop]) * INVERSE;
    }
    return -1;
  }

  int id(int entry) {
    return ids[entry];
  }

  int length(int entry) {
    return starts[entry + 1] - starts[entry];
  }

  private int find(byte[] text, int start, int end, int hash) {
    int slot = slot(hash);
    while (slots[slot] != 0) {
      int entry = (int) slots[slot] - 1;
      if ((int) (slots[slot] >>> Integer.SIZE) == hash && equal(entry, text, start, end)) {
        return entry;
      }
      slot = next(slot);
    }
    return -1;
  }

  private boolean equal(int entry, byte[] text, int start, int end) {
    return Arrays.equals(bytes, starts[entry], starts[entry + 1], text, start, end);
  }

  private void insert(int entry) {
    int hash = hash(bytes, starts[entry], starts[entry + 1]);
    int slot = slot(hash);
    while (slots[slot] != 0) {
      slot = next(slot);
    }
    slots[slot] = (long) hash << Integer.SIZE | (entry + 1);
  }

  private int slot(int hash) {
    return (hash * SPREAD) >>> shift;
  }

  private int next(int slot) {
    return (slot + 1) & (slots.length - 1);
  }

  private static int hash(byte[] text, int start, int end) {
    int hash = 0;
    for (int i = start; i < end; i++) {
      hash = hash * MULTIPLIER + text[i];
    }
    return hash;
  }

  private static boolean isAscii(String entry) {
    return entry.chars().allMatch(c -> c < 0x80);
  }
}
