// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that another took the place of is closed when the last use of it has ended. */
final class ModelUseTest {
  @TempDir Path folder;

  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void a_use_that_an_error_keeps_from_being_begun_holds_no_model() {
    LoadedModel model = model();
    ModelUse use = use(model);
    OutOfMemoryError full = new OutOfMemoryError("no room for the text");
    assertEquals(
        full,
        assertThrows(
            OutOfMemoryError.class,
            () ->
                use.start(
                    open -> {
                      throw full;
                    })));
    model.replaced();
    assertEquals(1, closed.get());
  }

  @Test
  void a_use_that_has_begun_holds_it_until_it_ends() {
    LoadedModel model = model();
    ModelUse use = use(model);
    assertEquals("begun", use.start(open -> "begun"));
    model.replaced();
    assertEquals(0, closed.get());
    use.close();
    assertEquals(1, closed.get());
  }

  private static ModelUse use(LoadedModel model) {
    assertTrue(model.acquire());
    return new ModelUse(model);
  }

  private LoadedModel model() {
    new TinyModels(folder).write("m");
    EncoderSettings settings = new EncoderSettings(folder, 1, 1_000);
    OpenModel open =
        ModelLoader.load(
            ModelFolder.find(folder, "m"), settings, new UsageCounter(), LoadTerms.NONE);
    return new LoadedModel(open, Duration.ZERO, () -> 0, closed::incrementAndGet);
  }
}
