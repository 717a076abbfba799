// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.Embedding;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.Role;
import io.sememe.encoder.TextEmbedder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/**
 * The encoder with nothing around it: what Solr is compared with. Launched from its source, because
 * the module that measures must not have the encoder on its class path. Arguments: the folder of
 * models, the model's name.
 *
 * <p>Reads commands, one per line, and answers those that ask with one line; texts are in Base64:
 *
 * <ul>
 *   <li>{@code add TEXT}: keeps a passage; no answer
 *   <li>{@code embed COUNT}: encodes the first COUNT passages in one call; answers nanoseconds
 *   <li>{@code one ROLE TEXT}: encodes one text; answers nanoseconds and the vector as JSON
 * </ul>
 *
 * <p>Ends with its standard input.
 */
public final class BareEncoderMain {
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final List<String> passages = new ArrayList<>();
  private final TextEmbedder embedder;
  private final PrintStream answers;

  private BareEncoderMain(TextEmbedder embedder, PrintStream answers) {
    this.embedder = embedder;
    this.answers = answers;
  }

  public static void main(String[] args) throws IOException {
    PrintStream answers = System.out;
    // Whatever a library has to say must not pass for an answer.
    System.setOut(System.err);
    try (Encoders encoders = new Encoders(EncoderSettings.of(Path.of(args[0])))) {
      new BareEncoderMain(encoders.textEmbedder(args[1]), answers).serve();
    }
  }

  private void serve() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      switch (words[0]) {
        case "add" -> passages.add(text(words[1]));
        case "embed" -> answers.println(embed(Integer.parseInt(words[1])));
        case "one" -> answers.println(one(Role.valueOf(words[1]), text(words[2])));
        default -> throw new IllegalArgumentException("unknown command: " + words[0]);
      }
    }
  }

  private long embed(int count) {
    long start = System.nanoTime();
    embedder.embed(passages.subList(0, count), Role.PASSAGE, Deadline.in(PATIENCE));
    return System.nanoTime() - start;
  }

  private String one(Role role, String text) {
    long start = System.nanoTime();
    Embedding embedding = embedder.embed(text, role, Deadline.in(PATIENCE));
    long nanos = System.nanoTime() - start;
    return nanos + " " + Arrays.toString(embedding.vector()).replace(" ", "");
  }

  private static String text(String base64) {
    return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
  }
}
