// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A tokenizer.json for peers that obey what it says about length: one that cuts at the limit in
 * force and does not pad. As published, the file of all-MiniLM-L6-v2 cuts at 128 tokens, and a peer
 * that believes it has less to do than ours.
 */
final class TokenizerFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenizerFile() {}

  static void write(Path original, int maxTokens, Path target) throws IOException {
    ObjectNode tokenizer = (ObjectNode) JSON.readTree(original.toFile());
    JSON.writeValue(target.toFile(), cutAt(maxTokens, tokenizer));
  }

  static ObjectNode cutAt(int maxTokens, ObjectNode tokenizer) {
    ObjectNode cut = tokenizer.deepCopy();
    cut.putObject("truncation")
        .put("direction", "Right")
        .put("max_length", maxTokens)
        .put("strategy", "LongestFirst")
        .put("stride", 0);
    cut.putNull("padding");
    return cut;
  }
}
