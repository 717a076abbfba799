// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.testing.TinyModels;
import io.sememe.encoder.testing.TinyOnnx.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** A model with prefixes that pools by itself and whose vectors are cut. */
class PrefixedTinyTextEmbedderTest extends TextEmbedderContractTest {
  @TempDir static Path folder;

  @Override
  Encoders newEncoders() {
    ObjectNode descriptor = TinyModels.descriptor().put("pooling", "none").put("dimension", 6);
    descriptor.putObject("prefix").put("query", "query: ");
    new TinyModels(folder)
        .write(model())
        .model(model(), TinyModels.encoder().inputs("input_ids").output(Output.POOLED).toBytes())
        .descriptor(model(), descriptor);
    return new Encoders(new EncoderSettings(folder, 2, EncoderLimits.DEFAULT_MAX_CHARACTERS));
  }

  @Override
  String model() {
    return "prefixed";
  }

  @Override
  boolean prefixesDiffer() {
    return true;
  }
}
