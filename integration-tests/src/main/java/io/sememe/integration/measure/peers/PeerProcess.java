// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import io.sememe.integration.node.NodeException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM that obeys a command per line and answers in a line. It ends when this process does. */
public final class PeerProcess implements AutoCloseable {

  private static final int SECONDS_TO_STOP = 20;
  private static final int TAIL = 20;

  private final String name;
  private final Process process;
  private final Path log;
  private final BufferedReader answers;

  private PeerProcess(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a command and waits until it is open. */
  static PeerProcess start(String name, List<String> command, String classpath, Path log) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("CLASSPATH", classpath);
    builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      PeerProcess peer = new PeerProcess(name, builder.start(), log);
      peer.awaitOpen();
      return peer;
    } catch (IOException e) {
      throw new NodeException("cannot start " + name, e);
    }
  }

  private void awaitOpen() {
    try {
      answer();
    } catch (NodeException e) {
      close();
      throw e;
    }
  }

  /** Lets it obey and waits for its answer. */
  public Answer tell(String command) {
    try {
      OutputStream commands = process.getOutputStream();
      commands.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      commands.flush();
    } catch (IOException e) {
      throw new NodeException(name + " does not listen" + lastWords(), e);
    }
    return answer();
  }

  private Answer answer() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new NodeException(name + " ended" + lastWords());
      }
      return Answer.parse(line);
    } catch (IOException e) {
      throw new NodeException(name + " cannot be understood" + lastWords(), e);
    } catch (NodeException e) {
      throw new NodeException(name + ": " + e.getMessage(), e);
    }
  }

  /** Its entry in the table of the system. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** What it uses now. */
  public ProcessMemory memory() {
    return ProcessMemory.of(process.pid());
  }

  /** Lets {@link #memory} forget the peak so far, where the system can. */
  public void forgetPeak() {
    ProcessMemory.forgetPeak(process.pid());
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_TO_STOP, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private String lastWords() {
    try {
      List<String> lines = Files.readAllLines(log);
      int from = Math.max(0, lines.size() - TAIL);
      return "; its log ends:\n" + String.join("\n", lines.subList(from, lines.size()));
    } catch (IOException e) {
      return "; it has no log";
    }
  }
}
