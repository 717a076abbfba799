// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceJsonTest {
  @TempDir Path parent;

  @Test
  void a_folder_that_says_nothing_leaves_the_device_to_the_process() {
    DeviceSettings settings = devices("{'pooling': 'mean'}");
    assertEquals(
        new DeviceSettings(Optional.empty(), Optional.empty(), CudaSettings.USUAL), settings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cpu           | CPU  | cpu",
        "auto          | AUTO | auto",
        "cuda          | CUDA | cuda:0",
        "cuda:3        | CUDA | cuda:3",
        "cuda:0,cuda:1 | CUDA | cuda:0,cuda:1"
      })
  void devices_are_read_and_written_the_same_way(
      String label, DeviceChoice.Kind kind, String shown) {
    DeviceChoice choice =
        devices("{'pooling': 'mean', 'device': '" + label + "'}").choice().orElseThrow();
    assertEquals(kind, choice.kind());
    assertEquals(shown, choice.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpu",
        "CUDA",
        "cuda:",
        "cuda:x",
        "cuda:-1",
        "cuda:100",
        "cuda:0,cuda:0",
        "cuda:0,"
      })
  void devices_that_are_not_known_are_refused_with_those_that_are(String label) {
    refused(
        "{'pooling': 'mean', 'device': '" + label + "'}", "device '" + label, DeviceChoice.LABELS);
  }

  @Test
  void all_that_can_be_said_of_a_gpu_is_read() {
    DeviceSettings settings =
        devices(
            "{'pooling': 'mean', 'device': 'cuda:1', 'weights': 'float', 'cuda': {"
                + "'precision': 'fp32', 'memoryLimit': 2048, 'arena': 'doubling', 'tf32': true,"
                + "'cudnn': true, 'batchTokens': 4096,"
                + "'optimization': 'basic'}}");
    assertEquals(
        new DeviceSettings(
            Optional.of(new DeviceChoice(DeviceChoice.Kind.CUDA, List.of(1))),
            Optional.of(WeightForm.FLOAT),
            new CudaSettings(
                false, OptionalInt.of(2048), true, true, true, 4096, GraphOptimization.BASIC)),
        settings);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'device': 7                       | 'device' must be a string",
        "'weights': 'int8'                 | weights 'int8' is not known; there is: stored, float",
        "'cuda': true                      | 'cuda' must be an object",
        "'cuda': {'memory': 1}             | unknown keys [memory] in 'cuda'; there are",
        "'cuda': {'precision': 'fp8'}      | precision 'fp8' is not known; there is: fp16, fp32",
        "'cuda': {'memoryLimit': 63}       | 'cuda.memoryLimit' must be a whole number from 64 to",
        "'cuda': {'memoryLimit': '2 GB'}   | 'cuda.memoryLimit' must be a whole number from 64 to",
        "'cuda': {'arena': 'big'}          | arena 'big' is not known; there is: exact, doubling",
        "'cuda': {'tf32': 1}               | 'cuda.tf32' must be true or false",
        "'cuda': {'cudnn': 'yes'}          | 'cuda.cudnn' must be true or false",
        "'cuda': {'batchTokens': 0}        | 'cuda.batchTokens' must be a whole number from 1 to",
        "'cuda': {'optimization': 'most'}  | optimization 'most' is not known; there is: none,"
      })
  void what_is_misspelt_or_out_of_range_is_refused_with_what_exists(String keys, String reason) {
    refused("{'pooling': 'mean', " + keys + "}", "sememe.json", reason);
  }

  private DeviceSettings devices(String json) {
    return folder(json).read().devices();
  }

  private void refused(String json, String... reasons) {
    folder(json).refused(reasons);
  }

  private DescriptorFolder folder(String json) {
    return new DescriptorFolder(parent).with("sememe.json", json.replace('\'', '"'));
  }
}
