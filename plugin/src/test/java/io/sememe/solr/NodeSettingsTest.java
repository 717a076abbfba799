// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.EncoderSettings;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
  private static final Path HOME = Path.of("home");

  @AfterEach
  void forget() {
    System.clearProperty(NodeSettings.DEVICE);
    System.clearProperty(NodeSettings.NATIVES);
  }

  @Test
  void unless_told_otherwise_models_run_on_the_cpu_and_libraries_lie_in_the_solr_home() {
    EncoderSettings settings = NodeSettings.of(HOME);
    assertEquals("cpu", settings.device());
    assertEquals(HOME.resolve("models"), settings.models());
    assertEquals(Optional.of(HOME.resolve("natives")), settings.natives());
  }

  @Test
  void an_administrator_names_the_device_and_the_folder_of_the_libraries() {
    System.setProperty(NodeSettings.DEVICE, "auto");
    System.setProperty(NodeSettings.NATIVES, "/opt/natives");
    EncoderSettings settings = NodeSettings.of(HOME);
    assertEquals("auto", settings.device());
    assertEquals(Optional.of(Path.of("/opt/natives")), settings.natives());
  }
}
