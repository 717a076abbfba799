// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.command.PackedCommand.Ended;
import io.sememe.integration.node.PairModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of the archive adds models from a hub, and only whole ones that work. */
class CommandIT {
  @TempDir private static Path place;
  private static PackedCommand command;
  private static Path model;

  @TempDir Path home;

  @BeforeAll
  static void unpack() throws IOException {
    command = PackedCommand.unpack(Files.createDirectory(place.resolve("archive")));
    PairModel.install(place, "published");
    model = place.resolve("published");
  }

  @BeforeEach
  void makeHome() throws IOException {
    Files.createDirectory(home.resolve("models"));
  }

  @Test
  void a_download_that_broke_off_is_no_model_and_goes_on_with_the_next_command()
      throws IOException {
    try (CommandHub hub = CommandHub.of(model)) {
      hub.breakOff(1);
      Ended broken = add(hub, "--attempts", "1");
      assertEquals(1, broken.status(), broken::said);
      assertTrue(broken.said().contains("run the same command again"), broken::said);
      assertEquals(List.of(), models());
      Ended added = add(hub, "--attempts", "1");
      assertEquals(0, added.status(), added::said);
      assertTrue(added.said().contains("goes on at"), added::said);
      assertEquals(1, hub.ranges().size(), () -> hub.ranges().toString());
      assertEquals(List.of("tiny"), models());
    }
    Path installed = home.resolve("models/tiny");
    assertEquals(-1, Files.mismatch(model.resolve("model.onnx"), installed.resolve("model.onnx")));
    String descriptor = Files.readString(installed.resolve("sememe.json"));
    assertTrue(descriptor.contains("\"licence\" : \"mit\""), descriptor);
    assertTrue(descriptor.contains("\"tokenizer.json\" : "), descriptor);
  }

  @Test
  void what_a_hub_does_not_have_is_said_in_words() throws IOException {
    try (CommandHub hub = CommandHub.of(model)) {
      Ended ended =
          command.run("models", "add", "acme/other", "--hub", hub.base(), "--solr-home", home());
      assertEquals(1, ended.status());
      assertTrue(ended.said().contains("no such model"), ended::said);
      assertFalse(ended.said().contains("Exception"), ended::said);
    }
  }

  @Test
  void it_says_what_it_can_do() throws IOException {
    Ended ended = command.run("--help");
    assertEquals(0, ended.status());
    assertTrue(ended.said().contains("doctor"), ended::said);
    assertEquals(2, command.run("models", "remove").status());
  }

  private Ended add(CommandHub hub, String... options) throws IOException {
    String[] all = {
      "models",
      "add",
      hub.base() + "/" + CommandHub.MODEL,
      "--solr-home",
      home(),
      options[0],
      options[1]
    };
    return command.run(all);
  }

  private String home() {
    return home.toString();
  }

  private List<String> models() throws IOException {
    try (var folders = Files.list(home.resolve("models"))) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }
}
