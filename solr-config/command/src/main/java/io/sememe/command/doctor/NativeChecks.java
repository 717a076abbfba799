// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.doctor;

import io.sememe.command.InstalledModels;
import io.sememe.command.InstalledModels.Installed;
import io.sememe.command.child.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether native libraries load, the device is there, and models run, each in its own process. */
final class NativeChecks {
  private static final String NATIVES = "natives";
  private static final String MODEL = "model";

  private final SetUp setUp;
  private final NodeProbe probe;

  private NativeChecks(SetUp setUp, NodeProbe probe) {
    this.setUp = setUp;
    this.probe = probe;
  }

  /**
   * Tries.
   *
   * @param jarsAreThere whether there is something to try: where jars are missing, only the models'
   *     files are looked at
   */
  static List<Finding> of(SetUp setUp, NodeProbe probe, boolean jarsAreThere) {
    NativeChecks checks = new NativeChecks(setUp, probe);
    List<Finding> findings = new ArrayList<>();
    Finding natives = jarsAreThere ? checks.natives() : notTried();
    findings.add(natives);
    findings.addAll(checks.models(natives.level() == Finding.Level.OK));
    return findings;
  }

  private static Finding notTried() {
    return Finding.warn(
        NATIVES,
        "native libraries were not tried: see java and jars",
        "mend those, and come again");
  }

  private Finding natives() {
    Probe.Result result = probe.natives();
    Optional<String> problem = result.problem();
    if (problem.isPresent()) {
      return Finding.fail(
          NATIVES,
          problem.get(),
          "mend what it says; the folder for native libraries is "
              + setUp.natives()
              + ", the device of models that name none is "
              + setUp.device());
    }
    return Finding.ok(
        NATIVES,
        "ONNX Runtime "
            + result.answer().path("onnxRuntime").asText()
            + " and the tokenizer load, device "
            + setUp.device());
  }

  private List<Finding> models(boolean nativesLoad) {
    InstalledModels models = new InstalledModels(setUp.models());
    List<Finding> findings =
        models.names().stream().map(models::look).map(model -> model(model, nativesLoad)).toList();
    return findings.isEmpty() ? List.of(none()) : findings;
  }

  private Finding none() {
    return Finding.warn(
        MODEL,
        "there is no model in " + setUp.models(),
        "copy those of the archive there (INSTALL.md, step 2), or add one: sememe models add");
  }

  private Finding model(Installed model, boolean nativesLoad) {
    if (model.problem() != null) {
      return failed(model.name(), model.problem());
    }
    if (!nativesLoad) {
      return Finding.warn(
          MODEL,
          model.name() + ": its files are whole, and it was not run: native libraries do not load",
          "mend those, and come again");
    }
    Probe.Result result = probe.model(model.name());
    return result.problem().isPresent()
        ? failed(model.name(), result.problem().get())
        : good(model, result);
  }

  private Finding failed(String model, String problem) {
    String prefix = "model '" + model + "': ";
    String text = problem.startsWith(prefix) ? problem.substring(prefix.length()) : problem;
    return Finding.fail(
        MODEL,
        model + ": " + text,
        "copy the model's folder again, or mend what it says; then load it anew");
  }

  private static Finding good(Installed model, Probe.Result result) {
    String text =
        model.name()
            + ": loads and runs on "
            + result.answer().path("device").asText()
            + " in "
            + result.answer().path("millis").asLong()
            + " ms";
    return model.inspection() != null && model.inspection().isPinned()
        ? Finding.ok(MODEL, text)
        : Finding.warn(
            MODEL,
            text + "; its sememe.json does not pin all its files",
            "pin them, so that nobody exchanges one unseen: sememe models inspect "
                + model.name()
                + " shows the sums");
  }
}
