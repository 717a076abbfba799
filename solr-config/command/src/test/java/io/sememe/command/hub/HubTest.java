// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.command.CommandException;
import io.sememe.command.testing.LocalHub;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HubTest {
  private static final String FILE = "onnx/model.onnx";
  private static final long MOST = 1_000_000;
  private static final Duration SHORT = Duration.ofSeconds(10);

  @TempDir Path folder;
  private final byte[] content = new byte[200_000];
  private final StringWriter shown = new StringWriter();
  private LocalHub server;

  @BeforeEach
  void start() throws IOException {
    new Random(3).nextBytes(content);
    server = LocalHub.start().with(FILE, content);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_file_comes_as_it_is_there() throws IOException {
    fetch(3);
    assertArrayEquals(content, Files.readAllBytes(folder.resolve(FILE)));
    assertEquals(List.of("model.onnx"), names());
  }

  @Test
  void a_download_that_breaks_off_goes_on_where_it_ended() throws IOException {
    server.breakOff(1);
    fetch(3);
    assertArrayEquals(content, Files.readAllBytes(folder.resolve(FILE)));
    assertEquals(1, askedFor("/content/" + FILE));
    assertTrue(askedForRange() > 0, () -> server.requests().toString());
    assertTrue(shown.toString().contains("goes on at"), shown::toString);
  }

  @Test
  void a_download_that_stands_still_goes_on_where_it_ended() throws IOException {
    Patience little = new Patience(SHORT, Duration.ofSeconds(1), Duration.ZERO, 3);
    Hub hub = new Hub(address(server.base(), LocalHub.REPOSITORY), Map.of(), little, progress());
    server.standStill(1);
    hub.fetch(hub.listing(), List.of(FILE), folder, MOST);
    assertArrayEquals(content, Files.readAllBytes(folder.resolve(FILE)));
    assertTrue(askedForRange() > 0, () -> server.requests().toString());
    assertTrue(shown.toString().contains("nothing came for 1 seconds"), shown::toString);
  }

  @Test
  void another_command_goes_on_where_one_gave_up() throws IOException {
    server.breakOff(1);
    CommandException gaveUp = assertThrows(CommandException.class, () -> fetch(1));
    assertTrue(gaveUp.getMessage().contains("run the same command again"), gaveUp::getMessage);
    assertFalse(Files.exists(folder.resolve(FILE)));
    fetch(1);
    assertArrayEquals(content, Files.readAllBytes(folder.resolve(FILE)));
    assertTrue(askedForRange() > 0, () -> server.requests().toString());
  }

  @Test
  void a_file_that_changed_between_two_attempts_comes_anew() throws IOException {
    server.breakOff(1);
    assertThrows(CommandException.class, () -> fetch(1));
    server.changeTag("\"two\"");
    fetch(1);
    assertArrayEquals(content, Files.readAllBytes(folder.resolve(FILE)));
  }

  @Test
  void a_server_without_ranges_gives_the_file_anew() throws IOException {
    server.ignoreRanges();
    server.breakOff(1);
    fetch(3);
    assertArrayEquals(content, Files.readAllBytes(folder.resolve(FILE)));
  }

  @Test
  void what_is_there_already_is_not_fetched_again() {
    fetch(1);
    fetch(1);
    assertEquals(1, askedFor("/content/" + FILE));
  }

  @Test
  void a_file_of_another_size_than_stated_is_refused() {
    server.stateBytes(content.length + 1L);
    requireRefused("has 200001 bytes, and gives 200000");
  }

  @Test
  void a_damaged_file_is_thrown_away() throws IOException {
    server.stateSum("0".repeat(64));
    requireRefused("damaged on the way");
    assertEquals(List.of(), names());
  }

  @Test
  void a_file_of_another_commit_is_refused() {
    server.giveCommit("f".repeat(40));
    requireRefused("of commit " + "f".repeat(40));
  }

  @Test
  void what_is_larger_than_allowed_is_refused() {
    Hub hub = hub(1);
    HubListing listing = hub.listing();
    CommandException refused =
        assertThrows(
            CommandException.class, () -> hub.fetch(listing, List.of(FILE), folder, 199_999));
    assertTrue(refused.getMessage().contains("--max-size"), refused::getMessage);
  }

  @ParameterizedTest
  @CsvSource({
    "ftp://127.0.0.1/x, only https and http",
    "file:///etc/passwd, only https and http",
    "http://user@127.0.0.1/x, names no host or a user"
  })
  void nobody_is_followed_to_strange_places(String location, String reason) {
    server.sendTo(location);
    CommandException refused = assertThrows(CommandException.class, () -> fetch(1));
    String said = refused.getMessage().replace(",", "");
    assertTrue(said.contains(reason), said);
  }

  @Test
  void a_hub_that_sends_us_in_circles_is_left() {
    server.sendTo("/" + LocalHub.REPOSITORY + "/resolve/" + LocalHub.COMMIT + "/" + FILE);
    requireRefused("more than 5 times");
  }

  @ParameterizedTest
  @CsvSource({"401, HF_TOKEN", "403, HF_TOKEN", "404, no such model", "410, does not give it"})
  void a_refusal_says_what_to_do(int status, String advice) {
    server.refuse(status);
    requireRefused(advice);
  }

  @Test
  void a_hub_that_is_busy_is_asked_again_and_then_left() {
    Hub hub = hub(3);
    HubListing listing = hub.listing();
    server.refuse(503);
    CommandException refused =
        assertThrows(CommandException.class, () -> hub.fetch(listing, List.of(FILE), folder, MOST));
    assertTrue(refused.getMessage().contains("answers 503"), refused::getMessage);
    assertEquals(4, server.requests().size());
  }

  @Test
  void what_is_no_hub_is_called_so() throws IOException {
    CommandException refused =
        assertThrows(
            CommandException.class,
            () -> hub(address(server.base() + "/content", "onnx/model.onnx"), 1).listing());
    assertTrue(refused.getMessage().contains("404"), refused::getMessage);
  }

  @Test
  void a_hub_that_nobody_serves_is_named() throws IOException {
    String base = server.base();
    server.close();
    CommandException refused =
        assertThrows(
            CommandException.class, () -> hub(address(base, LocalHub.REPOSITORY), 1).listing());
    assertTrue(refused.getMessage().contains("cannot ask " + base), refused::getMessage);
    server = LocalHub.start();
  }

  @Test
  void a_proxy_of_the_environment_is_asked() {
    // A proxy is asked for the whole address: this one looks only at its path.
    HubAddress elsewhere = address("http://hub.invalid", LocalHub.REPOSITORY);
    Map<String, String> environment = Map.of("http_proxy", server.base());
    HubListing listing = new Hub(elsewhere, environment, patience(1), progress()).listing();
    assertEquals(LocalHub.COMMIT, listing.commit());
  }

  private void requireRefused(String reason) {
    CommandException refused = assertThrows(CommandException.class, () -> fetch(1));
    assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    assertFalse(Files.exists(folder.resolve(FILE)));
  }

  private void fetch(int attempts) {
    Hub hub = hub(attempts);
    hub.fetch(hub.listing(), List.of(FILE), folder, MOST);
  }

  private Hub hub(int attempts) {
    return hub(address(server.base(), LocalHub.REPOSITORY), attempts);
  }

  private Hub hub(HubAddress address, int attempts) {
    return new Hub(address, Map.of(), patience(attempts), progress());
  }

  private static HubAddress address(String base, String repository) {
    return new HubAddress(base, repository, "main");
  }

  private static Patience patience(int attempts) {
    return new Patience(SHORT, SHORT, Duration.ZERO, attempts);
  }

  private Progress progress() {
    return new Progress(new PrintWriter(shown), false);
  }

  private long askedFor(String request) {
    return server.requests().stream().filter(request::equals).count();
  }

  private long askedForRange() {
    return server.requests().stream()
        .filter(one -> one.startsWith("/content/" + FILE + " bytes=100000-"))
        .count();
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder.resolve("onnx"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
