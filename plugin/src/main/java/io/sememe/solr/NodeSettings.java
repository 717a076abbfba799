// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import io.sememe.encoder.EncoderSettings;
import java.nio.file.Path;
import org.apache.solr.common.util.EnvUtils;

/**
 * What an administrator decides for all models of a node: system properties, or environment
 * variables of the same name ({@code SEMEME_DEVICE}).
 */
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
    String natives = EnvUtils.getProperty(NATIVES);
    return settings
        .on(EnvUtils.getProperty(DEVICE, settings.device()))
        .withNatives(natives == null ? solrHome.resolve(NATIVES_FOLDER) : Path.of(natives));
  }
}
