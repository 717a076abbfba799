// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {

  @Test
  void the_rest_is_in_the_last_batch() {
    List<ObjectNode> documents = IntStream.range(0, 5).mapToObj(BatchesTest::document).toList();
    List<List<ObjectNode>> expected =
        List.of(documents.subList(0, 2), documents.subList(2, 4), documents.subList(4, 5));
    assertEquals(expected, Batches.of(documents, 2));
  }

  @Test
  void no_documents_make_no_batch() {
    assertEquals(List.of(), Batches.of(List.of(), 2));
  }

  private static ObjectNode document(int id) {
    return JsonNodeFactory.instance.objectNode().put("id", id);
  }
}
