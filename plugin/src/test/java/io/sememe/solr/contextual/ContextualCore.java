// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.solr.testing.EmbeddedCore;
import java.io.IOException;
import java.nio.file.Path;

/** A Solr core without documents and models, with fields of all kinds. */
final class ContextualCore {
  private ContextualCore() {}

  /** Creates one in an empty folder. */
  static EmbeddedCore in(Path home) throws IOException {
    return new EmbeddedCore(home, SCHEMA, CONFIG);
  }

  private static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField" docValues="true"/>
        <fieldType name="plain" class="solr.TextField">
          <analyzer><tokenizer name="whitespace"/></analyzer>
        </fieldType>
        <fieldType name="text" class="solr.TextField">
          <analyzer type="index">
            <tokenizer name="whitespace"/>
            <filter class="io.sememe.solr.analysis.ContextualEmbeddingFilterFactory" model="absent"/>
            <filter name="lowercase"/>
          </analyzer>
          <analyzer type="query">
            <tokenizer name="whitespace"/>
            <filter name="lowercase"/>
          </analyzer>
        </fieldType>
        <fieldType name="both" class="solr.TextField">
          <analyzer>
            <tokenizer name="whitespace"/>
            <filter class="io.sememe.solr.analysis.ContextualEmbeddingFilterFactory" model="absent"/>
            <filter name="lowercase"/>
          </analyzer>
        </fieldType>
        <fieldType name="mute" class="solr.TextField">
          <analyzer>
            <tokenizer name="whitespace"/>
            <filter class="io.sememe.solr.analysis.ContextualEmbeddingFilterFactory" model="absent" payload="none"/>
          </analyzer>
        </fieldType>
        <fieldType name="custom" class="solr.TextField">
          <analyzer class="org.apache.lucene.analysis.core.WhitespaceAnalyzer"/>
        </fieldType>
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="text" type="text" indexed="true" stored="true"/>
        <field name="unplaced" type="text" indexed="true" omitPositions="true"/>
        <field name="both" type="both" indexed="true" stored="true"/>
        <field name="mute" type="mute" indexed="true" stored="true"/>
        <field name="plain" type="plain" indexed="true" stored="true"/>
        <field name="custom" type="custom" indexed="true" stored="true"/>
      </schema>
      """;

  private static final String CONFIG =
      EmbeddedCore.config(
          """
          <queryParser name="contextual" class="io.sememe.solr.contextual.ContextualQParserPlugin"/>
          <requestHandler name="/select" class="solr.SearchHandler"/>
          """);
}
