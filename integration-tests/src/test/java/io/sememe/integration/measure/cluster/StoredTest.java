// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class StoredTest {

  @Test
  void a_float_is_the_same_however_it_is_written() throws IOException {
    // Float.toString before and since Java 19.
    assertEquals(stored("[2.0E-3, 1.17549435E-38]"), stored("[0.0020, 1.1754944E-38]"));
  }

  @Test
  void one_bit_makes_another_vector() throws IOException {
    assertNotEquals(stored("[0.1, 0.2]"), stored("[0.1, 0.20000002]"));
    assertNotEquals(stored("[0.0]"), stored("[-0.0]"));
    assertNotEquals(stored("[0.1]"), stored("[0.1, 0.0]"));
  }

  @Test
  void another_hash_makes_another_document() throws IOException {
    assertNotEquals(
        Stored.of(json("{\"vector\": [1.0], \"vector_hash\": \"a\"}")), stored("[1.0]"));
  }

  @Test
  void a_document_without_a_vector_is_refused() {
    assertThrows(IOException.class, () -> Stored.of(json("{\"id\": \"1\"}")));
  }

  private static Stored stored(String vector) throws IOException {
    return Stored.of(json("{\"vector\": " + vector + "}"));
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
