// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sememe.solr.testing.Schemas;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.solr.schema.IndexSchema;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PageFieldsTest {
  private static IndexSchema schema;

  @BeforeAll
  static void read(@TempDir Path folder) throws IOException {
    schema =
        Schemas.read(
            """
            <schema name="t" version="1.7">
              <uniqueKey>key</uniqueKey>
              <fieldType name="string" class="solr.StrField" docValues="true"/>
              <fieldType name="text" class="solr.TextField">
                <analyzer><tokenizer name="whitespace"/></analyzer>
              </fieldType>
              <fieldType name="vector" class="solr.DenseVectorField" vectorDimension="2"/>
              <field name="key" type="string" indexed="true" stored="true"/>
              <field name="name" type="text" indexed="true" stored="true"/>
              <field name="unstored" type="text" indexed="true" stored="false"/>
              <field name="unsearched" type="text" indexed="false" stored="true"/>
              <field name="kept" type="string" indexed="false" stored="false"/>
              <field name="v" type="vector"/>
              <dynamicField name="*_s" type="string" indexed="true" stored="true"/>
            </schema>
            """,
            folder);
  }

  @Test
  void fields_go_by_their_use() {
    PageFields fields =
        of("name", "body_s", "v", List.of("name^2", "unstored"), List.of("kept", "topic_s"));
    assertEquals(
        Map.of(
            "id", "key",
            "title", "name",
            "body", "body_s",
            "vector", "v",
            "words", "name^2 unstored",
            "facets", List.of("kept", "topic_s")),
        fields.byUse());
    assertEquals("v", fields.vector());
    assertEquals(Set.of(), fields.missing());
  }

  @Test
  void what_the_schema_does_not_have_for_a_use_is_left_out_and_named() {
    PageFields fields =
        of(
            "absent",
            "unstored",
            "name",
            List.of("gone^3", "unsearched", "name"),
            List.of("v", "no"));
    assertEquals(Map.of("id", "key", "words", "name", "facets", List.of("v")), fields.byUse());
    assertNull(fields.vector());
    assertEquals(
        Set.of("absent", "gone", "name", "no", "unsearched", "unstored"), fields.missing());
  }

  @Test
  void what_nobody_names_is_not_missed() {
    PageFields fields = PageFields.of(PageSettings.NONE, schema);
    assertEquals(Map.of("id", "key", "facets", List.of()), fields.byUse());
    assertEquals(Set.of(), fields.missing());
  }

  private static PageFields of(
      String title, String body, String vector, List<String> words, List<String> facets) {
    return PageFields.of(new PageSettings("m", title, body, vector, words, facets), schema);
  }
}
