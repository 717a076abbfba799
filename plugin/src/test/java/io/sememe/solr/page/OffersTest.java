// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.solr.core.SolrCore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A collection that has all that there is, as far as it is configured. */
final class OffersTest {
  @TempDir private Path home;

  @Test
  void passages_token_vectors_and_a_cross_encoder_are_offered_where_there_are_some()
      throws IOException {
    Files.createDirectories(home.resolve("models/pairs"));
    Map<String, Object> offers = offers("vector");
    assertEquals(true, offers.get("semantic"));
    assertEquals(true, offers.get("maxsim"));
    assertEquals(true, offers.get("passages"));
    assertEquals("pairs", offers.get("crossencoder"));
  }

  @Test
  void nothing_is_offered_of_a_vector_field_that_is_not_there() throws IOException {
    Map<String, Object> offers = offers(null);
    assertEquals(false, offers.get("semantic"));
    assertEquals(false, offers.get("maxsim"));
    assertEquals(false, offers.get("passages"));
  }

  @Test
  void nothing_is_offered_of_a_vector_field_that_the_chain_does_not_fill() throws IOException {
    Map<String, Object> offers = offers("other");
    assertEquals(true, offers.get("semantic"));
    assertEquals(false, offers.get("maxsim"));
    assertEquals(false, offers.get("passages"));
  }

  private Map<String, Object> offers(String vector) throws IOException {
    try (EmbeddedCore embedded = new EmbeddedCore(home, SCHEMA, CONFIG);
        SolrCore core = embedded.core()) {
      return new Offers(core, vector).byName();
    }
  }

  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField" docValues="true"/>
        <fieldType name="int" class="solr.IntPointField" docValues="true"/>
        <fieldType name="nest" class="solr.NestPathField"/>
        <fieldType name="binary" class="solr.BinaryField"/>
        <fieldType name="vector" class="solr.DenseVectorField" vectorDimension="2"/>
        <field name="id" type="string" indexed="true" stored="true"/>
        <field name="_root_" type="string" indexed="true" stored="false" docValues="true" useDocValuesAsStored="false"/>
        <field name="_nest_path_" type="nest"/>
        <field name="title" type="string" indexed="true" stored="true"/>
        <field name="passage_text" type="string" indexed="true" stored="true"/>
        <field name="passage_field" type="string" indexed="true" stored="true"/>
        <field name="passage_start" type="int" indexed="true" stored="true"/>
        <field name="passage_end" type="int" indexed="true" stored="true"/>
        <field name="vector" type="vector"/>
        <field name="other" type="vector"/>
        <field name="vector_hash" type="string" indexed="true" stored="true"/>
        <field name="vector_tokens" type="binary" indexed="false" stored="false" docValues="true" useDocValuesAsStored="true"/>
      </schema>
      """;

  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <updateRequestProcessorChain name="semantic" default="true">
            <processor class="io.sememe.solr.update.EmbeddingUpdateProcessorFactory">
              <str name="model">absent</str>
              <str name="source">title</str>
              <str name="dest">vector</str>
              <str name="passages">sentence</str>
              <str name="tokens">int8</str>
            </processor>
            <processor class="solr.RunUpdateProcessorFactory"/>
          </updateRequestProcessorChain>
          <requestHandler name="/semantic" class="solr.SearchHandler"/>
          <queryParser name="maxsim" class="io.sememe.solr.rank.MaxSimQParserPlugin"/>
          <queryParser name="crossencoder" class="io.sememe.solr.rank.CrossEncoderQParserPlugin">
            <str name="model">pairs</str>
          </queryParser>
          """);
}
