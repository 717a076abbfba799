// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;

/** A model folder whose JSON files the tests of descriptors write. */
final class DescriptorFolder {
  private static final String NAME = "model";

  private final TinyModels models;

  /** Creates a folder with a model file and nothing else. */
  DescriptorFolder(Path parent) {
    models = new TinyModels(parent).file(NAME, "model.onnx", new byte[0]);
  }

  DescriptorFolder with(String file, String json) {
    models.text(NAME, file, json);
    return this;
  }

  ModelFolder folder() {
    return ModelFolder.find(models.folder(), NAME);
  }

  ModelDescriptor read() {
    return DescriptorReader.read(folder());
  }

  /** Reading fails, and the message contains these words. */
  void refused(String... words) {
    EncoderException e = assertThrows(EncoderException.class, this::read);
    assertEquals(Kind.FAILED, e.kind());
    for (String word : words) {
      assertTrue(e.getMessage().contains(word), e.getMessage() + " lacks " + word);
    }
    String path = models.folder().toString();
    assertTrue(!e.getMessage().contains(path), e.getMessage() + " shows the path");
  }
}
