// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a replica has of a document beside its id.
 *
 * @param vector its floats bit by bit, read only: two are equal when each byte is
 * @param hash what says which text and model the vector is of; empty where the schema has no field
 *     for it
 */
record Stored(ByteBuffer vector, String hash) {

  /** Reads a document that was found. A document without a vector is refused. */
  static Stored of(JsonNode document) throws IOException {
    JsonNode vector = document.path("vector");
    if (vector.isEmpty()) {
      throw new IOException("document " + document.path("id").asText() + " has no vector");
    }
    ByteBuffer bits = ByteBuffer.allocate(vector.size() * Float.BYTES);
    // Parsed, not compared as written: one Java writes 1.0E-4 for what another writes 1.0E-4
    // shorter.
    vector.forEach(number -> bits.putFloat(number.floatValue()));
    return new Stored(bits.flip().asReadOnlyBuffer(), document.path("vector_hash").asText());
  }
}
