// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sememe.integration.docs.Bash;
import io.sememe.integration.node.Jdk;
import io.sememe.integration.node.Project;
import io.sememe.integration.node.WholeRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration as its script starts it: a process of its own. */
@WholeRun
class DemoIT {
  private static final long SECONDS_TO_END = 90;
  private static final int ENDED_BY_SIGTERM = 143;
  private static final Pattern CURL = Pattern.compile("(?m)^curl .*(?:(?<=\\\\)\\R.*)*");

  private static final Pattern PAGE = Pattern.compile("(?m)^Look at it:  (http\\S+/sememe/)$");

  @TempDir private Path place;
  private Process demo;

  @AfterEach
  void end_it_in_any_case() {
    demo.destroyForcibly();
  }

  @Test
  void once_through_it_answers_every_question_by_meaning_and_leaves_nothing() throws Exception {
    start("1");
    assertEquals(0, awaitEnd(), this::output);
    for (String question : SampleCollection.load().questions()) {
      assertTrue(firstByMeaning(question), () -> question + " in\n" + output());
    }
    assertTrue(CURL.matcher(output()).find(), this::output);
    assertNothingLeft();
  }

  @Test
  void it_stays_up_for_the_command_and_the_page_it_prints_and_leaves_nothing_when_told_to_end()
      throws Exception {
    start("0");
    awaitInvitation();
    JsonNode answer = new ObjectMapper().readTree(Bash.run(curlLine()));
    assertFalse(answer.at("/response/docs").isEmpty(), answer::toString);
    String page = pageAddress();
    assertTrue(Bash.run("curl -s " + page).contains("<title>Sememe</title>"), page);
    JsonNode spaces = new ObjectMapper().readTree(Bash.run("curl -s " + page + "spaces"));
    assertEquals(
        SampleCollection.load().articles().size(),
        spaces.at("/tokens/vector/int8").asInt(),
        spaces::toString);
    assertFalse(processes().isEmpty());
    demo.destroy();
    assertEquals(ENDED_BY_SIGTERM, awaitEnd(), this::output);
    assertNothingLeft();
  }

  private void start(String oneShot) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Jdk.current().home().resolve("bin/java").toString(),
            "-Djava.io.tmpdir=" + Files.createDirectory(temporaryFolder()),
            "-Dsememe.archive=" + Project.archive(),
            "-Dsememe.node.classpath=" + Project.nodeClasspath(),
            DemoMain.class.getName());
    builder.environment().put("CLASSPATH", Project.mainClasspath());
    builder.environment().put("SEMEME_ONESHOT", oneShot);
    demo = builder.redirectErrorStream(true).redirectOutput(outputFile().toFile()).start();
  }

  private int awaitEnd() throws InterruptedException {
    assertTrue(demo.waitFor(SECONDS_TO_END, TimeUnit.SECONDS), this::output);
    return demo.exitValue();
  }

  private void awaitInvitation() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_TO_END);
    while (!output().contains("Ctrl-C")) {
      assertTrue(demo.isAlive() && System.nanoTime() < deadline, this::output);
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  private boolean firstByMeaning(String question) {
    return Pattern.compile("(?m)^" + Pattern.quote(question) + "\\R.* by meaning\\R.* \\| 1 \\w")
        .matcher(output())
        .find();
  }

  private String curlLine() {
    return CURL.matcher(output()).results().map(result -> result.group()).findFirst().orElseThrow();
  }

  private String pageAddress() {
    return PAGE.matcher(output())
        .results()
        .map(result -> result.group(1))
        .findFirst()
        .orElseThrow();
  }

  private void assertNothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(temporaryFolder())) {
      assertEquals(List.of(), left.toList());
    }
    assertEquals(Set.of(), processes());
  }

  /** The command lines that name this test's folder: of the demonstration and of its node. */
  private Set<String> processes() {
    return ProcessHandle.allProcesses()
        .flatMap(process -> process.info().commandLine().stream())
        .filter(command -> command.contains(temporaryFolder().toString()))
        .collect(Collectors.toSet());
  }

  private Path temporaryFolder() {
    return place.resolve("tmp");
  }

  private Path outputFile() {
    return place.resolve("output");
  }

  private String output() {
    try {
      return Files.readString(outputFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
