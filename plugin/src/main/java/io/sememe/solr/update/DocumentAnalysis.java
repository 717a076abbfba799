// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.analysis.EncodedTextField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.SolrInputField;
import org.jspecify.annotations.Nullable;

/**
 * Puts analysed texts in the place of texts, in documents, nested documents and partial updates.
 * Documents that are given are left as they are. Not thread-safe.
 */
final class DocumentAnalysis {
  /** What a partial update compares with the values that are there. */
  private static final Set<String> COMPARING = Set.of("remove", "removeregex", "add-distinct");

  private final AnalysedFields fields;
  private boolean required;

  DocumentAnalysis(AnalysedFields fields) {
    this.fields = fields;
  }

  /**
   * Returns a document with analysed texts.
   *
   * @throws org.apache.solr.common.SolrException 400 when a value is no text or an update cannot be
   *     made, 500 when the schema does not fit, 503 when a model cannot be had now
   */
  SolrInputDocument of(SolrInputDocument document) throws IOException {
    if (!required) {
      fields.require();
      required = true;
    }
    return analysed(document);
  }

  private SolrInputDocument analysed(SolrInputDocument document) throws IOException {
    SolrInputDocument copy = new SolrInputDocument();
    for (SolrInputField field : document) {
      copy.put(field.getName(), analysed(field));
    }
    if (document.hasChildDocuments()) {
      for (SolrInputDocument child : document.getChildDocuments()) {
        copy.addChildDocument(analysed(child));
      }
    }
    return copy;
  }

  private SolrInputField analysed(SolrInputField field) throws IOException {
    Optional<EncodedTextField> type = fields.find(field.getName());
    if (type.isEmpty() && !mayHoldDocuments(field.getFirstValue())) {
      return field;
    }
    SolrInputField copy = new SolrInputField(field.getName());
    copy.setValue(value(field, type, field.getValue()));
    return copy;
  }

  private static boolean mayHoldDocuments(@Nullable Object first) {
    return first instanceof SolrInputDocument || first instanceof Map;
  }

  private @Nullable Object value(
      SolrInputField field, Optional<EncodedTextField> type, @Nullable Object value)
      throws IOException {
    if (value instanceof SolrInputDocument nested) {
      return analysed(nested);
    }
    if (value instanceof Map<?, ?> changes) {
      return changes(field, type, changes);
    }
    if (value instanceof Collection<?> values) {
      return values(field, type, values);
    }
    return type.isEmpty() || value == null ? value : text(field, type.get(), value);
  }

  private List<@Nullable Object> values(
      SolrInputField field, Optional<EncodedTextField> type, Collection<?> values)
      throws IOException {
    List<@Nullable Object> copy = new ArrayList<>(values.size());
    for (Object one : values) {
      if (type.isPresent() && one instanceof Map<?, ?> && !(one instanceof SolrInputDocument)) {
        throw changedTwice(field);
      }
      copy.add(value(field, type, one));
    }
    return copy;
  }

  private Map<Object, @Nullable Object> changes(
      SolrInputField field, Optional<EncodedTextField> type, Map<?, ?> changes) throws IOException {
    Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
    for (Map.Entry<?, ?> change : changes.entrySet()) {
      Object action = change.getKey();
      if (type.isPresent() && COMPARING.contains(action)) {
        throw uncomparable(field, action);
      }
      copy.put(action, value(field, type, change.getValue()));
    }
    return copy;
  }

  private static byte[] text(SolrInputField field, EncodedTextField type, Object value)
      throws IOException {
    if (value instanceof byte[]) {
      throw SolrErrors.badRequest(
          "field '" + field.getName() + "' takes text, not bytes: the node analyses it");
    }
    return type.analyse(field.getName(), value.toString());
  }

  // What a processor makes of it that copies two changed fields into this one: Solr would take each
  // change for a value.
  private static RuntimeException changedTwice(SolrInputField field) {
    return SolrErrors.badRequest(
        "field '"
            + field.getName()
            + "' has a list of changes, of which an update takes one: send the whole document");
  }

  private static RuntimeException uncomparable(SolrInputField field, Object action) {
    return SolrErrors.badRequest(
        "'"
            + action
            + "' cannot change field '"
            + field.getName()
            + "', whose texts are analysed: it would miss those that are not committed; send all"
            + " values with 'set'");
  }
}
