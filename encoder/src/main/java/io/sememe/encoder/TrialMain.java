// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.process.ParentWatch;
import java.io.IOException;
import java.nio.file.Path;

/** The program of a process that tries a model. Argument: the folder with what is asked. */
final class TrialMain {
  private TrialMain() {}

  public static void main(String[] arguments) throws IOException {
    ParentWatch.start(System.in);
    TrialFolder folder = new TrialFolder(Path.of(arguments[0]));
    folder.answer(answer(folder.request()));
    // Nothing is left to be done in order: the folder is removed by who waits for this process.
    Runtime.getRuntime().halt(0);
  }

  private static TrialResult answer(TrialRequest request) {
    try {
      return new TrialResult(TrialSteps.report(request), null);
    } catch (EncoderException e) {
      return new TrialResult(null, withoutName(request.model(), String.valueOf(e.getMessage())));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError | LinkageError e) {
      return new TrialResult(null, EncoderException.withoutFolders(e.toString()));
    }
  }

  // Who asked names the model.
  private static String withoutName(String model, String reason) {
    String name = "model '" + model + "': ";
    return reason.startsWith(name) ? reason.substring(name.length()) : reason;
  }
}
