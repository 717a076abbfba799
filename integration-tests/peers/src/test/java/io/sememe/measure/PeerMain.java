// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A process that obeys one command per line of standard input and answers each in one line: {@code
 * ok key=value ...} or {@code error} with the reason. The first answer says that it is open. It
 * ends when its input does.
 *
 * <p>Arguments: the kind of process, then key=value words, see {@link PeerSettings}.
 */
final class PeerMain {

  private final Map<String, Command> commands;

  private PeerMain(Map<String, Command> commands) {
    this.commands = commands;
  }

  public static void main(String[] args) throws Exception {
    // Libraries that greet on standard output must not be taken for answers.
    PrintStream answers = System.out;
    System.setOut(System.err);
    String[] settings = Arrays.copyOfRange(args, 1, args.length);
    new PeerMain(commands(args[0], PeerSettings.parse(settings))).serve(answers);
    // Peers leave threads behind; nothing of theirs is worth waiting for.
    Runtime.getRuntime().halt(0);
  }

  private static Map<String, Command> commands(String kind, PeerSettings settings)
      throws Exception {
    return switch (kind) {
      case "sememe" -> {
        SememePeer peer = new SememePeer(settings);
        Texts texts = new Texts();
        yield Commands.both(
            TextCommands.of(peer, texts), SememeCommands.of(peer, texts, settings.callers()));
      }
      case "ort" -> TextCommands.of(new PlainOrtPeer(settings), new Texts());
      case "langchain4j" -> TextCommands.of(new Langchain4jPeer(settings), new Texts());
      case "springai" -> TextCommands.of(new SpringAiPeer(settings), new Texts());
      case "vespa" -> TextCommands.of(new VespaPeer(settings), new Texts());
      case "loading" -> LoadingCommands.of(settings);
      case "peak" -> PeakCommands.of(settings.callers());
      default -> throw new IllegalArgumentException("no such kind of process: " + kind);
    };
  }

  private void serve(PrintStream answers) throws IOException {
    answers.println("ok");
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      answers.println(answer(List.of(line.strip().split(" "))));
    }
  }

  private String answer(List<String> words) {
    Command command = commands.get(words.get(0));
    if (command == null) {
      return "error no such command: " + words.get(0);
    }
    try {
      return ("ok " + command.obey(words.subList(1, words.size()))).strip();
    } catch (Exception | LinkageError e) {
      e.printStackTrace();
      return "error " + e.toString().lines().findFirst().orElse("");
    }
  }
}
