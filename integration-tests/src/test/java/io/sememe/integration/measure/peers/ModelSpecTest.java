// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.integration.node.NodeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSpecTest {

  @TempDir private Path models;

  @Test
  void a_model_says_what_its_peers_have_to_know() throws IOException {
    install("first", "{\"pooling\": \"cls\", \"maxTokens\": 512}");
    ModelSpec model = ModelSpec.read(models, "first");
    assertEquals(new ModelSpec(models, "first", 512, "cls"), model);
    assertFalse(model.meanPooling());
  }

  @Test
  void the_mean_is_one_pooling_of_several() throws IOException {
    install("plain", "{\"pooling\": \"mean\", \"maxTokens\": 256}");
    assertTrue(ModelSpec.read(models, "plain").meanPooling());
  }

  @Test
  void the_sibling_is_another_model() throws IOException {
    install("a", "{}");
    assertThrows(NodeException.class, () -> ModelSpec.read(models, "a").sibling());
    install("b", "{}");
    assertEquals("b", ModelSpec.read(models, "a").sibling());
    assertEquals("a", ModelSpec.read(models, "b").sibling());
  }

  @Test
  void an_unknown_model_is_answered_with_what_there_is() throws IOException {
    install("known", "{}");
    NodeException failure =
        assertThrows(NodeException.class, () -> ModelSpec.read(models, "unknown"));
    assertTrue(failure.getMessage().contains("[known]"));
  }

  private void install(String name, String descriptor) throws IOException {
    Path folder = Files.createDirectories(models.resolve(name));
    Files.writeString(folder.resolve("sememe.json"), descriptor);
  }
}
