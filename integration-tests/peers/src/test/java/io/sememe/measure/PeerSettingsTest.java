// SPDX-License-Identifier: Apache-2.0
package io.sememe.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PeerSettingsTest {

  @Test
  void a_value_may_have_spaces_and_the_sign_that_ends_a_key() {
    PeerSettings settings =
        PeerSettings.parse(
            "models=/a = b",
            "model=tiny",
            "tokenizer=/t.json",
            "limit=256",
            "pooling=cls",
            "callers=2",
            "batch=16");
    assertEquals(Path.of("/a = b/tiny/model.onnx"), settings.model());
    assertFalse(settings.meanPooling());
    assertEquals(256, settings.limit());
  }
}
