// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

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

  /** embed [N]: encodes all texts once, or the first N, as one job. */
  private String embed(List<String> arguments) throws Exception {
    List<String> job = texts.documents();
    if (!arguments.isEmpty()) {
      job = job.subList(0, Integer.parseInt(arguments.get(0)));
    }
    long start = System.nanoTime();
    List<float[]> vectors = peer.encode(job);
    long nanos = System.nanoTime() - start;
    if (vectors.size() != job.size()) {
      throw new IllegalStateException("vectors: " + vectors.size());
    }
    return "nanos=" + nanos;
  }

  /** query N: so many queries, one after the other, without a prefix; the time of each. */
  private String query(List<String> arguments) throws Exception {
    int count = Integer.parseInt(arguments.get(0));
    StringJoiner nanos = new StringJoiner(",");
    for (int i = 0; i < count; i++) {
      String query = texts.queries().get(i % texts.queries().size());
      long start = System.nanoTime();
      peer.encodeOne(query);
      nanos.add(Long.toString(System.nanoTime() - start));
    }
    return "nanos=" + nanos;
  }

  /** vectors FILE: writes the vectors of all texts, then those of all queries. */
  private String vectors(List<String> arguments) throws Exception {
    List<float[]> vectors = new ArrayList<>(peer.encode(texts.documents()));
    for (String query : texts.queries()) {
      vectors.add(peer.encodeOne(query));
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
