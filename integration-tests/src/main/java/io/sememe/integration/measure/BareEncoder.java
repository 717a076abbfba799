// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure;

import io.sememe.integration.node.SolrNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The encoder without Solr, in a process of its own on the jars, the models, the Java and the heap
 * of a node. Not thread-safe.
 */
final class BareEncoder implements AutoCloseable {

  private static final String SOURCE = "BareEncoderMain.java";
  private static final long SECONDS_TO_STOP = 30;

  private final Process process;
  private final BufferedWriter commands;
  private final BufferedReader answers;

  private BareEncoder(Process process) {
    this.process = process;
    this.commands = process.outputWriter(StandardCharsets.US_ASCII);
    this.answers = process.inputReader(StandardCharsets.US_ASCII);
  }

  /** What a text is to the search, by the encoder's own names. */
  enum Role {
    QUERY,
    PASSAGE
  }

  /**
   * One encoded text.
   *
   * @param nanos how long the encoder took
   * @param vector a JSON array, exact to the last bit
   */
  record Encoded(long nanos, String vector) {}

  /** Starts one beside a node, from what is installed there; close it before the node. */
  static BareEncoder start(SolrNode node, String model, String heap) throws IOException {
    Path home = node.home().folder();
    Path temporary = Files.createDirectory(home.resolve("bare-encoder"));
    List<String> command = new ArrayList<>();
    command.add(node.jdk().home().resolve("bin/java").toString());
    command.add("-Xmx" + heap);
    command.addAll(node.jdk().flags());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add(source(temporary).toString());
    command.addAll(List.of(home.resolve("models").toString(), model));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", classpath(home));
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new BareEncoder(builder.start());
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  /** Keeps passages on the other side, so that {@link #embed} is about encoding alone. */
  void add(List<String> passages) throws IOException {
    for (String passage : passages) {
      say("add " + base64(passage));
    }
  }

  /** Encodes the first passages in one call, with all cores; returns the nanoseconds it took. */
  long embed(int count) throws IOException {
    return Long.parseLong(ask("embed " + count));
  }

  Encoded embed(Role role, String text) throws IOException {
    String answer = ask("one " + role + " " + base64(text));
    int space = answer.indexOf(' ');
    return new Encoded(Long.parseLong(answer.substring(0, space)), answer.substring(space + 1));
  }

  /** Ends the process; one that does not end by itself is killed. */
  @Override
  public void close() throws IOException {
    try {
      commands.close();
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        throw new IOException("the bare encoder did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the bare encoder ended", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private String ask(String command) throws IOException {
    say(command);
    commands.flush();
    String answer = answers.readLine();
    if (answer == null) {
      throw new IOException("the bare encoder ended; it said why above");
    }
    return answer;
  }

  private void say(String command) throws IOException {
    commands.write(command);
    commands.write('\n');
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  // The archive leaves some of its libraries to Solr, which is on this process's class path.
  private static String classpath(Path home) {
    return home.resolve("lib") + "/*" + File.pathSeparator + System.getProperty("java.class.path");
  }

  private static Path source(Path folder) throws IOException {
    Path copy = folder.resolve(SOURCE);
    try (InputStream source = BareEncoder.class.getResourceAsStream(SOURCE)) {
      if (source == null) {
        throw new IOException(SOURCE + " is not beside the classes of this module");
      }
      Files.copy(source, copy, StandardCopyOption.REPLACE_EXISTING);
    }
    return copy;
  }
}
