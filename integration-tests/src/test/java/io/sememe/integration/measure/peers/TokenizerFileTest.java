// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class TokenizerFileTest {

  @Test
  void the_limit_in_force_replaces_the_one_in_the_file_and_padding_ends() throws IOException {
    ObjectNode published =
        (ObjectNode)
            new ObjectMapper()
                .readTree(
                    """
                    {"truncation": {"max_length": 128}, "padding": {"strategy": {"Fixed": 128}},
                     "model": {"type": "WordPiece"}}
                    """);
    ObjectNode cut = TokenizerFile.cutAt(256, published);
    assertEquals(256, cut.path("truncation").path("max_length").asInt());
    assertTrue(cut.path("padding").isNull());
    assertEquals(published.path("model"), cut.path("model"));
    assertEquals(128, published.path("truncation").path("max_length").asInt());
  }
}
