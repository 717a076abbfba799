// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

/** Schema and configuration of a core with fields that are analysed once for all replicas. */
final class AnalysisSettings {
  static final String SCHEMA =
      """
      <schema name="t" version="1.7">
        <uniqueKey>id</uniqueKey>
        <fieldType name="string" class="solr.StrField" docValues="true"/>
        <fieldType name="long" class="solr.LongPointField" docValues="true"/>
        <fieldType name="plain" class="solr.TextField">
          <analyzer><tokenizer name="whitespace"/></analyzer>
        </fieldType>
        <fieldType name="encoded" class="io.sememe.solr.analysis.EncodedTextField"
            positionIncrementGap="100">
          <analyzer type="index">
            <charFilter name="htmlStrip"/>
            <tokenizer name="standard"/>
            <filter name="lowercase"/>
            <filter name="stop"/>
            <filter class="io.sememe.solr.update.FakeModelFilterFactory" model="a"/>
          </analyzer>
          <analyzer type="query">
            <tokenizer name="standard"/><filter name="lowercase"/>
          </analyzer>
        </fieldType>
        <fieldType name="other" class="io.sememe.solr.analysis.EncodedTextField">
          <analyzer type="index">
            <tokenizer name="whitespace"/>
            <filter class="io.sememe.solr.update.FakeModelFilterFactory" model="b"/>
          </analyzer>
          <analyzer type="query"><tokenizer name="whitespace"/></analyzer>
        </fieldType>
        <field name="id" type="string" indexed="true" stored="true" required="true"/>
        <field name="_version_" type="long" indexed="false" stored="false"/>
        <field name="_root_" type="string" indexed="true" stored="false"
            useDocValuesAsStored="false"/>
        <field name="topic" type="string" stored="true"/>
        <field name="plain" type="plain" stored="true"/>
        <field name="body" type="encoded" stored="true" multiValued="true" termVectors="true"
            termPositions="true" termOffsets="true" termPayloads="true"
            storeOffsetsWithPositions="true"/>
        <field name="title" type="encoded" stored="true"/>
        <field name="secret" type="encoded" stored="false"/>
        <field name="shown" type="encoded" indexed="false" stored="true"/>
        <field name="placed" type="encoded" stored="true" omitPositions="true" termVectors="true"
            termPositions="true"/>
        <field name="other" type="other" stored="true"/>
        <field name="copied" type="encoded" stored="true"/>
        <field name="copy" type="plain" stored="true"/>
        <field name="shared" type="encoded" stored="true"/>
        <field name="same" type="encoded" stored="true"/>
        <field name="cut" type="encoded" stored="true"/>
        <field name="short" type="encoded" stored="true"/>
        <copyField source="copied" dest="copy"/>
        <copyField source="shared" dest="same"/>
        <copyField source="cut" dest="short" maxChars="5"/>
      </schema>
      """;

  private static final String LAST =
      """
      <processor class="solr.LogUpdateProcessorFactory"/>
      <processor class="solr.DistributedUpdateProcessorFactory"/>
      <processor class="solr.RunUpdateProcessorFactory"/>
      """;

  static final String SOLR_CONFIG =
      """
      <config>
        <luceneMatchVersion>9.12</luceneMatchVersion>
        <directoryFactory class="io.sememe.solr.update.MemoryDirectoryFactory"/>
        <schemaFactory class="ClassicIndexSchemaFactory"/>
        <requestHandler name="/select" class="solr.SearchHandler"/>
        <updateHandler class="solr.DirectUpdateHandler2"><updateLog/></updateHandler>
        <updateRequestProcessorChain name="once" default="true">
          <processor class="io.sememe.solr.update.AnalysisUpdateProcessorFactory"/>
          %1$s
        </updateRequestProcessorChain>
        <updateRequestProcessorChain name="some">
          <processor class="io.sememe.solr.update.AnalysisUpdateProcessorFactory">
            <str name="fields">title</str>
          </processor>
          %1$s
        </updateRequestProcessorChain>
        <updateRequestProcessorChain name="wrong">
          <processor class="io.sememe.solr.update.AnalysisUpdateProcessorFactory">
            <str name="fields">plain</str>
          </processor>
          %1$s
        </updateRequestProcessorChain>
        <updateRequestProcessorChain name="bare">%1$s</updateRequestProcessorChain>
      </config>
      """
          .formatted(LAST);

  private AnalysisSettings() {}
}
