// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.gpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a feigned tool that answers as the real one does. */
class NvidiaSmiTest {

  private static final NvidiaSmi MISSING = new NvidiaSmi(List.of("/no/such/tool"));

  @TempDir Path folder;

  @Test
  void the_device_is_told_by_name_driver_and_memory() throws IOException {
    NvidiaSmi smi = saying("NVIDIA H200, 580.159.04, 143771");
    assertEquals(Optional.of(List.of("NVIDIA H200", "580.159.04", "143771")), smi.device());
    assertEquals(Optional.empty(), saying("No devices were found").device());
    assertEquals(Optional.empty(), MISSING.device());
  }

  @Test
  void memory_that_is_not_told_is_no_number() throws IOException {
    assertEquals(OptionalLong.of(612), saying("612").used());
    assertEquals(OptionalLong.empty(), saying("[N/A]").used());
    assertEquals(OptionalLong.empty(), MISSING.used());
  }

  @Test
  void processes_whose_memory_is_hidden_are_left_out() throws IOException {
    NvidiaSmi smi = saying("4711, 1300\n4712, [N/A]\n");
    assertEquals(Map.of(4711L, 1300L), smi.usedByProcess());
    assertEquals(Map.of(), saying("").usedByProcess());
  }

  @Test
  void an_answer_with_a_bad_status_counts_as_none() throws IOException {
    Path tool = Files.writeString(folder.resolve("failing"), "echo 612; exit 9");
    assertEquals(OptionalLong.empty(), new NvidiaSmi(List.of("bash", tool.toString())).used());
  }

  @Test
  void the_device_of_a_descriptor_is_the_one_that_is_asked() {
    assertEquals(List.of("nvidia-smi", "-i", "0"), NvidiaSmi.of("cuda").command());
    assertEquals(List.of("nvidia-smi", "-i", "3"), NvidiaSmi.of("cuda:3").command());
  }

  @Test
  void the_largest_sample_is_the_peak() throws IOException {
    Path count = folder.resolve("count");
    Path tool =
        Files.writeString(
            folder.resolve("tool"),
            // 700 the first time, 500 ever after.
            "case $1 in *memory.used*) [ -e %1$s ] && echo 500 || { touch %1$s; echo 700; };; esac"
                .formatted(count));
    Peaks peaks =
        Peaks.over(new NvidiaSmi(List.of("bash", tool.toString())), Duration.ofMillis(50), 1);
    assertEquals(OptionalLong.of(700), peaks.total());
    assertEquals(OptionalLong.empty(), peaks.of(1));
  }

  private NvidiaSmi saying(String lines) throws IOException {
    Path answer = Files.writeString(folder.resolve("answer"), lines);
    return new NvidiaSmi(List.of("bash", "-c", "cat " + answer));
  }
}
