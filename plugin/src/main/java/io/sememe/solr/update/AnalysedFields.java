// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.analysis.EncodedTextField;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.schema.CopyField;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;

/** Which fields of documents are analysed once for all replicas. Not thread-safe. */
final class AnalysedFields {
  private final IndexSchema schema;
  private final Set<String> configured;
  private final Map<String, Optional<EncodedTextField>> known = new HashMap<>();

  /**
   * Creates the fields of one request.
   *
   * @param configured their names; empty when all of their type are meant
   */
  AnalysedFields(IndexSchema schema, Set<String> configured) {
    this.schema = schema;
    this.configured = configured;
  }

  /**
   * Makes sure that the fields of the configuration are there.
   *
   * @throws SolrException 400 that names one that is not
   */
  void require() {
    for (String field : configured) {
      if (typeOf(field).isEmpty()) {
        throw Parameters.refused(
            AnalysisUpdateProcessorFactory.class,
            "the schema has no indexed field '"
                + field
                + "' of class "
                + EncodedTextField.class.getName()
                + "; it has: "
                + all());
      }
    }
  }

  /**
   * Returns what analyses a field; empty when nothing does here.
   *
   * @throws SolrException 500 when the schema copies the field to one that needs the text
   */
  Optional<EncodedTextField> find(String field) {
    return known.computeIfAbsent(field, this::lookUp);
  }

  private Optional<EncodedTextField> lookUp(String field) {
    if (!configured.isEmpty() && !configured.contains(field)) {
      return Optional.empty();
    }
    Optional<EncodedTextField> type = typeOf(field);
    if (type.isPresent()) {
      schema.getCopyFieldsList(field).forEach(copy -> requireBytesAreTaken(field, copy));
    }
    return type;
  }

  private Optional<EncodedTextField> typeOf(String field) {
    return Optional.ofNullable(schema.getFieldOrNull(field))
        .filter(SchemaField::indexed)
        .map(SchemaField::getType)
        .filter(EncodedTextField.class::isInstance)
        .map(EncodedTextField.class::cast);
  }

  private static void requireBytesAreTaken(String field, CopyField copy) {
    SchemaField copied = copy.getDestination();
    if (copied.getType() instanceof EncodedTextField && copy.getMaxChars() <= 0) {
      return;
    }
    throw new SolrException(
        ErrorCode.SERVER_ERROR,
        "the schema copies field '"
            + field
            + "' to '"
            + copied.getName()
            + "', which would get an analysed text instead of the text: copy from a field that is"
            + " not analysed in the update chain, or with CloneFieldUpdateProcessorFactory in front"
            + " of "
            + AnalysisUpdateProcessorFactory.class.getSimpleName());
  }

  private Set<String> all() {
    return schema.getFields().keySet().stream()
        .filter(field -> typeOf(field).isPresent())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
