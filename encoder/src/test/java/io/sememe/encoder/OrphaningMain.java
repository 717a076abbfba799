// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.model.DescriptorReader;
import io.sememe.encoder.model.ModelFolder;
import io.sememe.encoder.testing.Threads;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Starts a process that tries a model without end, prints its number, and ends at once, without a
 * chance to clean up. Argument: the folder with the model {@code hang}.
 */
final class OrphaningMain {
  private OrphaningMain() {}

  public static void main(String[] arguments) {
    Path models = Path.of(arguments[0]);
    Trials trials =
        new Trials(
            new EncoderSettings(models, 1, 1_000), TrialBounds.USUAL, StrangeTrialMain.class);
    Threads.newThread(
            () -> trials.run(DescriptorReader.read(ModelFolder.find(models, "hang")), 1L << 30))
        .start();
    Threads.await("it runs", () -> Files.exists(models.resolve(StrangeTrialMain.TRIALS)));
    ProcessHandle.current().children().forEach(it -> System.out.println("child=" + it.pid()));
    Runtime.getRuntime().halt(9);
  }
}
