// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tokens of a vocabulary are called, by their numbers, and how to read that. As UTF-8 in
 * one array: a string each would take ten times the memory. Immutable.
 */
final class Pieces {
  /** No vocabulary is near it; numbers below are exact in floats. */
  private static final long MOST = 1 << 24;

  private final Spelling spelling;

  /** Ascending; usually each is its own position. */
  private final long[] ids;

  private final byte[] bytes;

  /** Where each piece starts in the bytes, and where the last one ends. */
  private final int[] starts;

  private Pieces(Spelling spelling, Map<Long, String> byId) {
    this.spelling = spelling;
    this.ids = byId.keySet().stream().mapToLong(Long::longValue).toArray();
    this.starts = new int[ids.length + 1];
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int count = 0;
    for (String piece : byId.values()) {
      all.writeBytes(piece.getBytes(StandardCharsets.UTF_8));
      starts[++count] = all.size();
    }
    this.bytes = all.toByteArray();
  }

  /** Reads a {@code tokenizer.json}. */
  static Pieces read(JsonNode json) {
    Map<Long, String> byId = new TreeMap<>();
    JsonNode vocabulary = json.path("model").path("vocab");
    if (vocabulary.isArray()) {
      for (int i = 0; i < vocabulary.size(); i++) {
        byId.put((long) i, vocabulary.path(i).path(0).asText());
      }
    } else {
      vocabulary.properties().forEach(e -> put(byId, e.getValue(), e.getKey()));
    }
    json.path("added_tokens").forEach(t -> put(byId, t.path("id"), t.path("content").asText()));
    return new Pieces(Spelling.of(json), byId);
  }

  // What has another number no tokenizer gives.
  private static void put(Map<Long, String> byId, JsonNode id, String piece) {
    if (id.isIntegralNumber() && id.longValue() >= 0 && id.longValue() < MOST) {
      byId.put(id.longValue(), piece);
    }
  }

  /** Returns the numbers of all pieces, in a set of the caller's. */
  BitSet numbers() {
    BitSet numbers = new BitSet();
    Arrays.stream(ids).forEach(id -> numbers.set((int) id));
    return numbers;
  }

  /** Returns what a token is called; an empty string where there is none of this number. */
  String piece(long id) {
    int place = place(id);
    return place < 0
        ? ""
        : new String(
            bytes, starts[place], starts[place + 1] - starts[place], StandardCharsets.UTF_8);
  }

  /** Returns how to read it. */
  Spelling spelling() {
    return spelling;
  }

  private int place(long id) {
    boolean dense = id >= 0 && id < ids.length && ids[(int) id] == id;
    return dense ? (int) id : Arrays.binarySearch(ids, id);
  }
}
