// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.ChildJvm;
import io.sememe.encoder.testing.HostileConstant;
import io.sememe.encoder.testing.HostileGraph;
import io.sememe.encoder.testing.HostileTokenizer;
import io.sememe.encoder.testing.HostileWeights;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** A folder of all the models that are broken or hostile, in a process that they might end. */
class HostileModelsTest {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private static final long MAX_MILLIS = 30_000;

  @TempDir Path folder;
  private final Map<String, List<String>> reasons = new HashMap<>();

  @BeforeEach
  void writeModels() throws Exception {
    TinyModels models = new TinyModels(Files.createDirectories(folder.resolve("models")));
    models.write("good");
    for (BrokenModel broken : BrokenModel.values()) {
      broken.breakIt(models.write(name(broken)), name(broken));
      reasons.put(name(broken), broken.reasons());
    }
    for (HostileGraph hostile : HostileGraph.values()) {
      hostile.write(models, name(hostile));
      reasons.put(name(hostile), hostile.reasons());
    }
    for (HostileConstant hostile : HostileConstant.values()) {
      hostile.write(models, name(hostile));
      reasons.put(name(hostile), hostile.reasons());
    }
    for (HostileWeights hostile : HostileWeights.values()) {
      hostile.write(models, name(hostile));
      reasons.put(name(hostile), hostile.reasons());
    }
    for (HostileTokenizer hostile : HostileTokenizer.values()) {
      hostile.write(models, name(hostile));
      reasons.put(name(hostile), hostile.reasons());
    }
  }

  @Test
  void each_fails_with_its_reason_in_time_and_the_process_goes_on() {
    ChildJvm child =
        ChildJvm.run(folder, LIMIT, HostileModelsMain.class, folder.resolve("models").toString());
    assertEquals(0, child.exit(), child.output());
    Stream<Executable> all =
        reasons.entrySet().stream()
            .map(entry -> () -> requireFailed(child, entry.getKey(), entry.getValue()));
    assertAll(all);
    assertEquals("8 dimensions", line(child, "good"));
    assertEquals("8 dimensions", line(child, "good.again"));
  }

  private static void requireFailed(ChildJvm child, String name, List<String> words) {
    String end = line(child, name);
    assertTrue(end.startsWith("FAILED model '" + name + "': "), name + ": " + end);
    for (String word : words) {
      assertTrue(end.contains(word), end + " lacks " + word);
    }
    assertTrue(child.number(name + ".millis") < MAX_MILLIS, name + " took too long");
  }

  private static String line(ChildJvm child, String key) {
    return child
        .output()
        .lines()
        .filter(line -> line.startsWith(key + "="))
        .map(line -> line.substring(key.length() + 1))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no line " + key + "=:\n" + child.output()));
  }

  private static String name(Enum<?> hostile) {
    String family = hostile.getDeclaringClass().getSimpleName();
    return (family + "-" + hostile.name()).toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
