// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.solr.testing.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.solr.common.SolrException;
import org.apache.solr.schema.IndexSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VectorFieldTest {
  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <fieldType name="binary" class="solr.BinaryField"/>
        <fieldType name="string" class="solr.StrField"/>
        <field name="right_tokens" type="binary" indexed="false" stored="false" docValues="true"/>
        <field name="words_tokens" type="string" indexed="false" stored="false" docValues="true"/>
        <field name="twice_tokens" type="binary" indexed="false" stored="true" docValues="true"/>
        <field name="stored_tokens" type="binary" indexed="false" stored="true" docValues="false"/>
        <field name="lost_tokens" type="binary" indexed="false" stored="false" docValues="true"
            useDocValuesAsStored="false"/>
      </schema>
      """;

  private IndexSchema schema;

  @BeforeEach
  void read_the_schema(@TempDir Path folder) throws IOException {
    schema = Schemas.read(SCHEMA, folder);
  }

  @Test
  void token_vectors_lie_in_doc_values_that_solr_gives_back() {
    VectorField.requireTokens(schema, "right");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "words", "twice", "stored", "lost"})
  void any_other_field_is_refused_with_the_one_that_is_needed(String name) {
    SolrException refused =
        assertThrows(SolrException.class, () -> VectorField.requireTokens(schema, name));
    assertEquals(400, refused.code());
    String needed =
        "<field name=\"" + name + "_tokens\" type=\"binary\" indexed=\"false\" stored=\"false\"";
    assertTrue(refused.getMessage().contains(needed), refused.getMessage());
  }
}
