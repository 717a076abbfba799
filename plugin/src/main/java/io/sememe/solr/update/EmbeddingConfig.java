// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.PassageFields;
import io.sememe.solr.VectorField;
import io.sememe.solr.space.VectorUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.schema.IndexSchema;

/**
 * The parameters of an {@link EmbeddingUpdateProcessorFactory}.
 *
 * @param model the model's name
 * @param sources the fields whose text is encoded, in this order; at least one
 * @param dest the field that gets the vectors
 * @param onError what happens to a document that cannot be encoded
 * @param errorField the field that gets the reason when {@code onError} is MARK
 * @param passages how documents are cut, absent when each has one vector
 * @param tokens which token vectors go with each vector, absent when none do
 */
record EmbeddingConfig(
    String model,
    List<String> sources,
    String dest,
    OnError onError,
    String errorField,
    Optional<PassageConfig> passages,
    Optional<TokenConfig> tokens) {
  static final String MODEL = "model";
  static final String SOURCE = "source";
  static final String DEST = "dest";
  static final String ON_ERROR = "onError";
  static final String ERROR_FIELD = "errorField";

  private static final String DEFAULT_ERROR_FIELD = "embedding_error";

  /** What Solr needs to hold nested documents. */
  private static final String NEST_PATH = IndexSchema.NEST_PATH_FIELD_NAME;

  /**
   * Reads the parameters; one that is missing or not known is refused.
   *
   * @throws org.apache.solr.common.SolrException 400 that names the parameter
   */
  static EmbeddingConfig of(NamedList<?> args) {
    Parameters parameters = new Parameters(EmbeddingUpdateProcessorFactory.class, args);
    String model = parameters.text(MODEL);
    List<String> sources = parameters.names(SOURCE);
    if (sources.isEmpty()) {
      throw parameters.refused("parameter '" + SOURCE + "' names no field");
    }
    String dest = parameters.text(DEST);
    OnError onError = parameters.oneOf(ON_ERROR, OnError.FAIL);
    String errorField = parameters.text(ERROR_FIELD, DEFAULT_ERROR_FIELD);
    Optional<PassageConfig> passages = PassageConfig.of(parameters, sources);
    Optional<TokenConfig> tokens = TokenConfig.of(parameters);
    parameters.requireNoOther();
    return new EmbeddingConfig(model, sources, dest, onError, errorField, passages, tokens);
  }

  /** Returns what a vector stands for. */
  VectorUnit unit() {
    return passages.map(PassageConfig::unit).orElse(VectorUnit.DOCUMENT);
  }

  /**
   * Makes sure that the schema has the fields: a source that is misspelt would give no vector,
   * silently.
   *
   * @throws org.apache.solr.common.SolrException 400 that names the field
   */
  void requireFields(IndexSchema schema) {
    for (String source : sources) {
      requireField(schema, SOURCE, source);
    }
    if (onError == OnError.MARK) {
      requireField(schema, ERROR_FIELD, errorField);
    }
    if (passages.isPresent()) {
      PassageFields.ALL.forEach(field -> requireField(schema, PassageConfig.PASSAGES, field));
      requireField(schema, PassageConfig.PASSAGES, IndexSchema.ROOT_FIELD_NAME);
      requireField(schema, PassageConfig.PASSAGES, NEST_PATH);
    }
  }

  /**
   * Finds a field that vectors go to, with what goes beside them.
   *
   * @throws org.apache.solr.common.SolrException 400 when the schema lacks a field
   */
  Destination destination(IndexSchema schema, String field) {
    Destination found = Destination.of(schema, field);
    if (tokens.isPresent()) {
      VectorField.requireTokens(schema, field);
    }
    return found;
  }

  /** Returns what makes the vectors. */
  VectorMaker maker(String idField) {
    return passages
        .<VectorMaker>map(config -> new PassageMaker(config, idField, sources))
        .orElseGet(WholeTextMaker::new);
  }

  private static void requireField(IndexSchema schema, String parameter, String field) {
    if (schema.getFieldOrNull(field) == null) {
      throw Parameters.refused(
          EmbeddingUpdateProcessorFactory.class,
          "the schema has no field '"
              + field
              + "', needed for parameter "
              + parameter
              + "; it has: "
              + new TreeSet<>(schema.getFields().keySet()));
    }
  }
}
