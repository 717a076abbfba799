// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ShownJsonTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void keys_may_be_left_out_and_texts_shortened() throws IOException {
    assertEquals(
        List.of(), differences("{'a':[{'b':'lon…'}]}", "{'a':[{'b':'long','c':1}],'d':2}"));
  }

  @Test
  void another_value_a_missing_key_and_another_count_are_differences() throws IOException {
    assertEquals(List.of("/a: 1 is shown, 2 is answered"), differences("{'a':1}", "{'a':2}"));
    assertEquals(List.of("/a: 1 is shown,  is answered"), differences("{'a':1}", "{'b':1}"));
    assertEquals(
        List.of("/a: [1] is shown, [1,2] is answered"), differences("{'a':[1]}", "{'a':[1,2]}"));
    assertEquals(
        List.of("/a: \"x…\" is shown, \"y\" is answered"), differences("{'a':'x…'}", "{'a':'y'}"));
  }

  private static List<String> differences(String shown, String answer) throws IOException {
    return ShownJson.differences(
        JSON.readTree(shown.replace('\'', '"')), JSON.readTree(answer.replace('\'', '"')));
  }
}
