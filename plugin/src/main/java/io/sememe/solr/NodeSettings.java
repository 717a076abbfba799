// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.EncoderSettings;
import java.nio.file.Path;

/** What an administrator decides for all models of a node, by system properties. */
final class NodeSettings {
  /** The device of models whose folders name none. */
  static final String DEVICE = "sememe.device";

  /** The folder that native libraries are unpacked into. */
  static final String NATIVES = "sememe.natives";

  private static final String MODELS = "models";
  private static final String NATIVES_FOLDER = "natives";

  private NodeSettings() {}

  /** Returns the settings of a node. */
  static EncoderSettings of(Path solrHome) {
    EncoderSettings settings = EncoderSettings.of(solrHome.resolve(MODELS));
    String natives = System.getProperty(NATIVES);
    return settings
        .on(System.getProperty(DEVICE, settings.device()))
        .withNatives(natives == null ? solrHome.resolve(NATIVES_FOLDER) : Path.of(natives));
  }
}
