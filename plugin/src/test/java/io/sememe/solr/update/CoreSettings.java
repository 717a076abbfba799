// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.TokenPrecision;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a test's core is made from.
 *
 * @param stored whether vectors are stored
 * @param hashed whether the schema has the field that says what they were made from
 * @param parameters of the embedding processor, beside its model, sources and field
 */
record CoreSettings(boolean stored, boolean hashed, Map<String, String> parameters) {
  static final CoreSettings STORED = new CoreSettings(true, true, Map.of());

  /** Passages of three words, after the title. */
  static CoreSettings passages(boolean stored) {
    return new CoreSettings(
        stored,
        true,
        Map.of(
            "passages", "tokens",
            "passageTokens", "3",
            "passageOverlap", "0",
            "passageContext", "title"));
  }

  /** Returns the same with one parameter more. */
  CoreSettings with(String name, String value) {
    Map<String, String> more = new TreeMap<>(parameters);
    more.put(name, value);
    return new CoreSettings(stored, hashed, more);
  }

  /** Returns how token vectors are kept; empty when there are none. */
  Optional<TokenPrecision> tokens() {
    return Optional.ofNullable(parameters.get("tokens"))
        .map(label -> TokenPrecision.valueOf(label.toUpperCase(Locale.ROOT)));
  }

  boolean areForPassages() {
    return parameters.containsKey("passages");
  }

  String schema() {
    return """
        <schema name="t" version="1.7">
          <uniqueKey>id</uniqueKey>
          <fieldType name="string" class="solr.StrField" docValues="true"/>
          <fieldType name="text" class="solr.TextField">
            <analyzer><tokenizer name="whitespace"/></analyzer>
          </fieldType>
          <fieldType name="int" class="solr.IntPointField" docValues="true"/>
          <fieldType name="long" class="solr.LongPointField" docValues="true"/>
          <fieldType name="path" class="solr.NestPathField"/>
          <fieldType name="binary" class="solr.BinaryField"/>
          <fieldType name="meaning" class="solr.DenseVectorField" vectorDimension="2"
              similarityFunction="cosine"/>
          <field name="id" type="string" indexed="true" stored="true" required="true"/>
          <field name="_version_" type="long" indexed="false" stored="false"/>
          <field name="_root_" type="string" indexed="true" stored="false"
              useDocValuesAsStored="false"/>
          <field name="_nest_path_" type="path"/>
          <field name="title" type="text" stored="true"/>
          <field name="body" type="text" stored="true" multiValued="true"/>
          <field name="topic" type="string" stored="true"/>
          <field name="popularity" type="int" indexed="false" stored="false"/>
          <field name="vector" type="meaning" indexed="true" stored="%1$s"/>
          <field name="vector_2" type="meaning" indexed="true" stored="%1$s"/>
          <field name="vector_3" type="meaning" indexed="true" stored="%1$s"/>
          <field name="vector_tokens" type="binary" indexed="false" stored="false"
              docValues="true"/>
          <field name="vector_2_tokens" type="binary" indexed="false" stored="false"
              docValues="true"/>
          %2$s
          <field name="embedding_error" type="string" stored="true"/>
          <field name="passage_text" type="text" stored="true"/>
          <field name="passage_field" type="string" stored="true"/>
          <field name="passage_start" type="int" stored="true"/>
          <field name="passage_end" type="int" stored="true"/>
        </schema>
        """
        .formatted(stored, hashed ? HASHES : "");
  }

  private static final String HASHES =
      """
      <field name="vector_hash" type="string" stored="true"/>
      <field name="vector_2_hash" type="string" stored="true"/>
      """;

  String solrConfig() {
    return """
        <config>
          <luceneMatchVersion>9.12</luceneMatchVersion>
          <directoryFactory class="io.sememe.solr.update.MemoryDirectoryFactory"/>
          <schemaFactory class="ClassicIndexSchemaFactory"/>
          <updateHandler class="solr.DirectUpdateHandler2"><updateLog/></updateHandler>
          <updateRequestProcessorChain name="plain" default="true">
            %1$s
          </updateRequestProcessorChain>
          <updateRequestProcessorChain name="bare">
            <processor class="solr.DistributedUpdateProcessorFactory"/>
            <processor class="solr.RunUpdateProcessorFactory"/>
          </updateRequestProcessorChain>
          <updateRequestProcessorChain name="tolerant">
            <processor class="solr.TolerantUpdateProcessorFactory"/>
            %1$s
          </updateRequestProcessorChain>
        </config>
        """
        .formatted(processors());
  }

  private String processors() {
    return """
    <processor class="io.sememe.solr.update.FakeEmbeddingFactory">
      <str name="model">fake</str>
      <str name="source">title,body</str>
      <str name="dest">vector</str>
      %s
    </processor>
    <processor class="solr.LogUpdateProcessorFactory"/>
    <processor class="solr.DistributedUpdateProcessorFactory"/>
    <processor class="solr.RunUpdateProcessorFactory"/>
    """
        .formatted(
            parameters.entrySet().stream()
                .map(one -> "<str name='%s'>%s</str>".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining()));
  }
}
