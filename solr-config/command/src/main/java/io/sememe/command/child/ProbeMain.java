// SPDX-License-Identifier: Apache-2.0
package io.sememe.command.child;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderLimits;
import io.sememe.encoder.EncoderSettings;
import io.sememe.encoder.Encoders;
import io.sememe.encoder.ModelStatus;
import io.sememe.encoder.NativeLibraries;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * The program of the child process: it asks the plugin of a node what it thinks of the properties,
 * or loads the native libraries or a model with what is installed there, and says in one line what
 * came of it. A crash says it too.
 */
public final class ProbeMain {
  /** Stands before the line that counts: libraries may print others. */
  static final String MARK = "@sememe ";

  static final String NONE = "-";

  /** In the place of all arguments. */
  static final String PROPERTIES = "--properties";

  /** By name: the plugin is on the class path here, and not where this is compiled. */
  private static final String FAULTS = "io.sememe.solr.PropertyFaults";

  private static final String MEMORY = "sememe.models.memory";
  private static final Pattern MIB = Pattern.compile("0*[1-9][0-9]{0,7}");
  private static final int BITS_OF_MIB = 20;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private ProbeMain() {}

  /**
   * Probes.
   *
   * @param arguments the folder of models, the device, the folder of native libraries or "-", and
   *     the model or "-"; or "--properties" alone
   */
  public static void main(String[] arguments) throws Exception {
    ObjectNode answer = JSON.createObjectNode();
    try {
      if (arguments[0].equals(PROPERTIES)) {
        tell(faults(), answer);
      } else {
        probe(settings(arguments), arguments[3], answer);
        answer.put("ok", true);
      }
    } catch (EncoderException e) {
      answer.put("ok", false).put("message", e.getMessage());
    } catch (ReflectiveOperationException | LinkageError e) {
      answer.put("ok", false).put("message", "the jars do not fit each other: " + e);
    }
    say(answer);
  }

  private static Optional<?> faults() throws ReflectiveOperationException {
    return (Optional<?>)
        Class.forName(FAULTS)
            .getMethod("of", Properties.class)
            .invoke(null, System.getProperties());
  }

  private static void tell(Optional<?> faults, ObjectNode answer) {
    answer.put("ok", faults.isEmpty());
    faults.ifPresent(message -> answer.put("message", message.toString()));
  }

  private static void say(ObjectNode answer) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.println(MARK + answer);
  }

  private static EncoderSettings settings(String[] arguments) {
    EncoderSettings usual = EncoderSettings.of(Path.of(arguments[0])).on(arguments[1]);
    EncoderSettings settings = usual.within(limits(usual.limits()));
    return arguments[2].equals(NONE) ? settings : settings.withNatives(Path.of(arguments[2]));
  }

  // What the plugin would refuse is told of in another place, and leaves the usual limit here.
  private static EncoderLimits limits(EncoderLimits usual) {
    String memory = System.getProperty(MEMORY, "").strip();
    return MIB.matcher(memory).matches()
        ? usual.withModels(usual.maxModels(), Long.parseLong(memory) << BITS_OF_MIB)
        : usual;
  }

  private static void probe(EncoderSettings settings, String model, ObjectNode answer) {
    if (model.equals(NONE)) {
      answer.put("onnxRuntime", NativeLibraries.load(settings).onnxRuntime());
    } else {
      try (Encoders encoders = new Encoders(settings)) {
        long most = settings.limits().maxModelBytes() + Runtime.getRuntime().maxMemory();
        // What Java takes without a model is no model's, here as on the node.
        long before = encoders.privateBytes().orElse(0);
        MemoryWatch.start(encoders::privateBytes, before + most, () -> leave(most));
        load(encoders, model, answer);
      }
    }
  }

  // At once: what is inside the native libraries goes on allocating.
  private static void leave(long most) {
    String message =
        "it took more than "
            + (most >> BITS_OF_MIB)
            + " MiB of memory, which is what the node has for models and its heap together";
    say(JSON.createObjectNode().put("ok", false).put("message", message));
    Runtime.getRuntime().halt(0);
  }

  private static void load(Encoders encoders, String model, ObjectNode answer) {
    Deadline deadline = Deadline.in(PATIENCE);
    long start = System.nanoTime();
    encoders.startLoading(model);
    encoders.await(model, deadline);
    ModelStatus status =
        encoders.models().stream()
            .filter(one -> one.name().equals(model))
            .findFirst()
            .orElseThrow();
    answer.put("device", status.device() == null ? "" : status.device().name());
    answer.put("millis", Duration.ofNanos(System.nanoTime() - start).toMillis());
  }
}
