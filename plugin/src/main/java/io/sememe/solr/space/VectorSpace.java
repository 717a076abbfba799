// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import java.io.IOException;
import org.apache.solr.common.MapWriter;

/**
 * The vectors of one field: they can be compared with each other, and with those of another field
 * when the fingerprints are equal.
 *
 * @param field the schema's field that holds the vectors
 * @param model the name of the model that made them
 * @param fingerprint the model's fingerprint: equal means equal vectors for equal texts
 */
public record VectorSpace(String field, String model, String fingerprint) implements MapWriter {

  /** Writes it as the collection's memory holds it and administrators see it. */
  @Override
  public void writeMap(EntryWriter json) throws IOException {
    json.put("field", field).put("model", model).put("fingerprint", fingerprint);
  }

  @Override
  public String toString() {
    return "model '" + model + "', fingerprint " + fingerprint + ", in field '" + field + "'";
  }
}
