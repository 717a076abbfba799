// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuCheckTest {

  private static final String MODEL = "all-minilm-l6-v2-fp32";

  @TempDir Path folder;

  private final ByteArrayOutputStream figures = new ByteArrayOutputStream();
  private final ByteArrayOutputStream progress = new ByteArrayOutputStream();

  @Test
  void every_part_measures_on_the_cpu_with_a_model_of_float_weights() throws IOException {
    assertEquals(0, run("--device", "cpu", "--data", collection().toString()), this::said);
    Map<String, String> byKey = byKey();
    assertEquals("cpu", byKey.get("gpu.in_use." + MODEL), this::said);
    assertAlike(byKey, "gpu.parity." + MODEL + ".min");
    assertAlike(byKey, "gpu.parity." + MODEL + ".tf32.min");
    assertAlike(byKey, "gpu.parity." + MODEL + ".alone_vs_batch.min");
    assertPositive(byKey, "gpu.tokens_per_s." + MODEL);
    assertPositive(byKey, "gpu.tokens_per_s." + MODEL + ".threads4");
    assertEquals(
        CheckTexts.equal(Sizes.TINY.callTexts(), 0),
        Files.readAllLines(folder.resolve(ThroughputCheck.TEXTS)));
    assertPositive(byKey, "gpu.mixed.tokens_per_s." + MODEL);
    assertEquals("20", byKey.get("gpu.alternate.calls"));
    assertPositive(byKey, "gpu.limits.first_answers");
    assertPositive(byKey, "gpu.limits.second_answers");
    assertEquals(byKey.get("gpu.limits.small.texts"), byKey.get("gpu.limits.small.answers"));
    assertEquals("1.0000", byKey.get("gpu.quality.ndcg10." + MODEL + ".gpu"));
    assertEquals("1.0000", byKey.get("gpu.quality.ndcg10." + MODEL + ".gpu_index_cpu_query"));
  }

  @Test
  void a_part_that_fails_says_why_and_does_not_stop_the_next() throws IOException {
    Files.writeString(folder.resolve("device"), "where the part wants a folder");
    assertEquals(1, run("--device", "cpu", "--only", "device,quality"), this::said);
    assertTrue(byKey().get("gpu.device.error").contains("device"), this::said);
    assertTrue(said().contains("quality: no --data, so nothing is ranked"), this::said);
  }

  @Test
  void what_is_not_there_is_named_beside_what_is() {
    assertEquals(2, run("--only", "device,speed"));
    assertTrue(said().contains("[speed] among [device, parity,"), this::said);
    assertEquals(2, run("--device", "gpu"));
    assertTrue(said().contains("cuda, cuda:N or cpu, got: gpu"), this::said);
    assertEquals(2, run("--use", "no-such-model"));
    assertTrue(said().contains("There is no model no-such-model in "), this::said);
  }

  @Test
  void figures_are_keyed_for_the_device_and_rounded() {
    new Report(printed(figures), printed(progress)).add("some", 2, 1.234);
    assertEquals("gpu.some=1.23", figures.toString(UTF_8).strip());
  }

  private int run(String... words) {
    List<String> all = new ArrayList<>(List.of("--models", models(), "--size", "tiny"));
    all.addAll(List.of("--work", folder.toString()));
    if (!List.of(words).contains("--use")) {
      all.addAll(List.of("--use", MODEL));
    }
    all.addAll(List.of(words));
    return GpuCheck.run(all, printed(figures), printed(progress));
  }

  /** Three documents; each query is the body of one. */
  private Path collection() throws IOException {
    Path data = Files.createDirectories(folder.resolve("collection/qrels")).getParent();
    StringBuilder documents = new StringBuilder();
    StringBuilder queries = new StringBuilder();
    StringBuilder judgements = new StringBuilder("query-id\tcorpus-id\tscore\n");
    for (String text : List.of("rain falls on the hills", "a cook bakes bread", "stars are far")) {
      String line = "{\"_id\":\"%s\",\"title\":\"\",\"text\":\"%s\"}%n".formatted(text, text);
      documents.append(line);
      queries.append(line);
      judgements.append("%s\t%s\t1%n".formatted(text, text));
    }
    Files.writeString(data.resolve("corpus.jsonl"), documents);
    Files.writeString(data.resolve("queries.jsonl"), queries);
    Files.writeString(data.resolve("qrels/test.tsv"), judgements);
    return data;
  }

  private static String models() {
    return System.getProperty("sememe.test.models");
  }

  private Map<String, String> byKey() {
    Map<String, String> byKey = new TreeMap<>();
    for (String line : figures.toString(UTF_8).lines().toList()) {
      int at = line.indexOf('=');
      byKey.put(line.substring(0, at), line.substring(at + 1));
    }
    return byKey;
  }

  private String said() {
    return figures.toString(UTF_8) + progress.toString(UTF_8);
  }

  private static PrintStream printed(ByteArrayOutputStream to) {
    return new PrintStream(to, true, UTF_8);
  }

  private static void assertAlike(Map<String, String> byKey, String key) {
    assertEquals(1, Double.parseDouble(byKey.get(key)), 1e-5, key);
  }

  private static void assertPositive(Map<String, String> byKey, String key) {
    assertTrue(Double.parseDouble(byKey.getOrDefault(key, "0")) > 0, key);
  }
}
