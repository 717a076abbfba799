// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EncoderExceptionTest {
  @Test
  void of_a_path_the_file_name_is_left_however_deep_it_lies() {
    for (int depth : new int[] {1, 2, 50_000}) {
      String message = "no file " + "/a".repeat(depth) + "/model.onnx here";
      assertEquals("no file model.onnx here", EncoderException.withoutFolders(message));
    }
  }
}
