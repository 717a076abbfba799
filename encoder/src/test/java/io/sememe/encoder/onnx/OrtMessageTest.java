// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OrtException;
import io.sememe.encoder.EncoderException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrtMessageTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "failed:/onnxruntime_src/core/graph/model.cc:166 no graph | failed:model.cc:166 no graph",
        "not there: \"/var/solr/models/a/weights.bin\"            | not there: \"weights.bin\"",
        "not there: C:\\solr\\models\\a\\weights.bin                | not there: weights.bin",
        "/a/b/c                                                   | c",
        "node '/encoder/layer.0/MatMul' of 1/2 and/or 3 / 4        |"
            + " node '/encoder/layer.0/MatMul' of 1/2 and/or 3 / 4"
      })
  void folders_are_left_out_and_everything_else_stays(String said, String shown) {
    assertEquals(shown, EncoderException.withoutFolders(said));
  }

  @Test
  void a_message_is_one_line() {
    assertEquals("first second", EncoderException.withoutFolders("first\nsecond\n\n"));
  }

  @Test
  void the_models_own_folder_is_left_out_whatever_its_name() {
    Path file = Path.of("/home/my models/a, b/model.onnx");
    OrtException e =
        new OrtException("load " + file + " failed: no " + file.resolveSibling("weights.bin"));
    assertEquals("load the model file failed: no weights.bin", OrtMessage.of(e, file));
  }
}
