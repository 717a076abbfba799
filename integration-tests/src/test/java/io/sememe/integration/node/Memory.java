// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a collection remembers of its field "vector", as the index-time side writes it. */
public final class Memory {
  /** The fingerprint of no model. */
  public static final String OTHER = "0".repeat(32);

  private static final Pattern SAID = Pattern.compile("has the fingerprint ([0-9a-f]{32})");
  private static final String MODEL = "bge-small-en-v1.5";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode all = JSON.createObjectNode();
  private final ObjectNode field = all.putObject("vector");

  private Memory(String unit, String schemaField, String fingerprint) {
    field.put("configured", MODEL).put("unit", unit);
    field.set("current", space(schemaField, fingerprint));
    field.putArray("retired");
    field.putArray("accepted");
  }

  /** The vectors of passages, in a field of the schema. */
  public static Memory ofPassages(String schemaField, String fingerprint) {
    return new Memory("passage", schemaField, fingerprint);
  }

  /** The vectors of documents, in a field of the schema. */
  public static Memory ofDocuments(String schemaField, String fingerprint) {
    return new Memory("document", schemaField, fingerprint);
  }

  /** The same with vectors that are no longer kept up to date. */
  public Memory withRetired(String schemaField, String fingerprint) {
    field.withArray("retired").add(space(schemaField, fingerprint));
    return this;
  }

  /** The same with fingerprints that the administrator lets in. */
  public Memory accepting(String... fingerprints) {
    List.of(fingerprints).forEach(field.withArray("accepted")::add);
    return this;
  }

  /** Has a core outside a cluster remember this. */
  public void writeTo(TestCore core) {
    Path data = core.node().home().folder().resolve(core.name()).resolve("data");
    try {
      Files.writeString(data.resolve("sememe-spaces.json"), toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns the fingerprint of the model that ships, as a core without a memory of its own says it
   * when it refuses a search; the core is left with a wrong memory.
   */
  public static String fingerprintOf(TestCore core) {
    ofDocuments("vector", OTHER).writeTo(core);
    return fingerprintIn(core.query("q", "{!semantic f=vector}anything"));
  }

  /** Returns the fingerprint of the model with which a search was refused. */
  public static String fingerprintIn(Reply refusal) {
    Matcher said = SAID.matcher(refusal.errorMessage());
    if (refusal.status() != 409 || !said.find()) {
      throw new AssertionError(refusal);
    }
    return said.group(1);
  }

  /** The JSON. */
  @Override
  public String toString() {
    return all.toString();
  }

  private static ObjectNode space(String schemaField, String fingerprint) {
    return JSON.createObjectNode()
        .put("field", schemaField)
        .put("model", MODEL)
        .put("fingerprint", fingerprint);
  }
}
