// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.child.ChildJvm.Ended;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChildJvmTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void what_a_process_says_is_read_when_it_has_ended() throws Exception {
    Ended ended = run("tea", LONG);
    assertEquals(Optional.empty(), ended.stopped());
    assertEquals("tea", ended.said().strip());
    assertEquals(0, ended.exit());
  }

  @Test
  void a_process_that_hangs_is_killed_after_a_while() throws Exception {
    assertEquals(
        "it did not end in 2 seconds and was killed", run("hang", Duration.ofSeconds(2)).how());
  }

  @Test
  void a_process_that_writes_for_ever_is_killed_before_the_disk_is_full() throws Exception {
    assertEquals("it did not stop to write messages and was killed", run("shout", LONG).how());
  }

  @Test
  void a_java_that_cannot_begin_says_why() throws Exception {
    String how = run(List.of("-Xmx1k"), "tea", LONG).how();
    assertTrue(how.endsWith("| Too small maximum heap"), how);
  }

  private static Ended run(String argument, Duration patience) throws URISyntaxException {
    return run(List.of(), argument, patience);
  }

  private static Ended run(List<String> flags, String argument, Duration patience)
      throws URISyntaxException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Path classes =
        Path.of(StrangeMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return new ChildJvm(java, flags, classes.toString(), patience)
        .run(StrangeMain.class.getName(), List.of(argument));
  }
}
