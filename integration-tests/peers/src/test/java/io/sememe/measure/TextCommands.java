// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What every peer can be told. */
final class TextCommands {

  private final TextPeer peer;
  private final Texts texts;

  private TextCommands(TextPeer peer, Texts texts) {
    this.peer = peer;
    this.texts = texts;
  }

  static Map<String, Command> of(TextPeer peer, Texts texts) {
    TextCommands commands = new TextCommands(peer, texts);
    return Map.of(
        "texts", commands::texts,
        "queries", commands::queries,
        "embed", commands::embed,
        "query", commands::query,
        "vectors", commands::vectors);
  }

  /** texts FILE: what the other commands encode from now on. */
  private String texts(List<String> arguments) throws IOException {
    texts.readDocuments(arguments.get(0));
    return "count=" + texts.documents().size();
  }

  /** queries FILE: what the other commands ask from now on. */
  private String queries(List<String> arguments) throws IOException {
    texts.readQueries(arguments.get(0));
    return "count=" + texts.queries().size();
  }

  /** embed: encodes all texts once. */
  private String embed(List<String> arguments) throws Exception {
    long start = System.nanoTime();
    List<float[]> vectors = peer.encode(texts.documents());
    long nanos = System.nanoTime() - start;
    if (vectors.size() != texts.documents().size()) {
      throw new IllegalStateException("vectors: " + vectors.size());
    }
    return "nanos=" + nanos;
  }

  /** query N: so many queries, one after the other. */
  private String query(List<String> arguments) throws Exception {
    long[] nanos = new long[Integer.parseInt(arguments.get(0))];
    for (int i = 0; i < nanos.length; i++) {
      String query = texts.queries().get(i % texts.queries().size());
      long start = System.nanoTime();
      peer.encodeQuery(query);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    return "p50=" + nanos[nanos.length / 2] + " p99=" + nanos[nanos.length * 99 / 100];
  }

  /** vectors FILE: writes the vectors of all texts, then those of all queries. */
  private String vectors(List<String> arguments) throws Exception {
    List<float[]> vectors = new ArrayList<>(peer.encode(texts.documents()));
    for (String query : texts.queries()) {
      vectors.add(peer.encodeQuery(query));
    }
    write(vectors, Path.of(arguments.get(0)));
    return "count=" + vectors.size();
  }

  private static void write(List<float[]> vectors, Path file) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
      out.writeInt(vectors.size());
      for (float[] vector : vectors) {
        out.writeInt(vector.length);
        for (float value : vector) {
          out.writeFloat(value);
        }
      }
    }
  }
}
