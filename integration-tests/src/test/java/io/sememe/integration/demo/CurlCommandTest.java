// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class CurlCommandTest {

  @Test
  void the_shell_passes_the_question_on_as_it_is() {
    assertEquals(
        List.of(
            "curl -G http://host/solr/core/select \\",
            "  --data-urlencode 'q={!semantic f=vector topK=10 v=$text}' \\",
            "  --data-urlencode 'text=Why can'\\''t I sleep?'"),
        CurlCommand.lines("http://host/solr/core", "Why can't I sleep?"));
  }
}
