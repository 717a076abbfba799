// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.command.CommandException;
import io.sememe.command.testing.LocalHub;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a hub is asked for before anybody knows which files are wanted. */
class HubDescriptorTest {
  private static final String FILE = "onnx/model.onnx";
  private static final Duration SHORT = Duration.ofSeconds(10);

  private LocalHub server;

  @BeforeEach
  void start() throws IOException {
    server = LocalHub.start().with(FILE, new byte[10]);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void the_descriptor_of_a_model_comes_alone_and_whole_after_an_answer_that_broke_off() {
    server.with(DescriptorJson.NAME, json("{\"task\": \"text-embedding\"}"));
    server.breakOff(1);
    assertEquals("text-embedding", descriptor(3).orElseThrow().path("task").asText());
    assertFalse(server.requests().contains("/content/" + FILE));
  }

  @Test
  void a_model_without_a_descriptor_has_none() {
    assertTrue(descriptor(1).isEmpty());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"task\": | sememe.json is not valid JSON",
        "{} {} | sememe.json is not valid JSON",
        "[] | sememe.json must hold one JSON object",
        "'' | sememe.json must hold one JSON object",
        "{\"sha256\": []} | 'sha256' in sememe.json must be a JSON object"
      })
  void a_descriptor_that_is_none_is_refused(String content, String reason) {
    server.with(DescriptorJson.NAME, json(content));
    assertNoDescriptor(reason);
  }

  @Test
  void a_descriptor_that_is_too_large_is_refused_whatever_the_hub_says_of_it() {
    server.with(DescriptorJson.NAME, new byte[DescriptorJson.MOST_BYTES + 1]);
    assertNoDescriptor("sememe.json has more than 1048576 bytes");
    server.stateBytes(DescriptorJson.MOST_BYTES);
    assertNoDescriptor("has 1048576 bytes, and gives 1048577");
  }

  @Test
  void a_descriptor_that_was_damaged_on_the_way_is_refused() {
    server.with(DescriptorJson.NAME, json("{}"));
    server.stateSum("0".repeat(64));
    assertNoDescriptor("damaged on the way");
  }

  private void assertNoDescriptor(String reason) {
    CommandException refused = assertThrows(CommandException.class, () -> descriptor(1));
    assertTrue(refused.getMessage().contains(reason), refused::getMessage);
    assertFalse(server.requests().contains("/content/" + FILE));
  }

  private Optional<ObjectNode> descriptor(int attempts) {
    HubAddress address = new HubAddress(server.base(), LocalHub.REPOSITORY, "main");
    Patience patience = new Patience(SHORT, SHORT, Duration.ZERO, attempts);
    Progress progress = new Progress(new PrintWriter(Writer.nullWriter()), false);
    Hub hub = new Hub(address, Map.of(), patience, progress);
    return hub.descriptor(hub.listing());
  }

  private static byte[] json(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
