// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.SolrInputDocument;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.update.AddUpdateCommand;
import org.apache.solr.update.processor.AtomicUpdateDocumentMerger;

/**
 * A document that says what changes of the stored one (Solr's atomic update). Its text is that of
 * the merged document, which only the index can tell.
 */
final class PartialUpdate {
  private final AddUpdateCommand command;
  private final SolrInputDocument document;
  private final String idField;

  PartialUpdate(AddUpdateCommand command, String idField) {
    this.command = command;
    this.document = command.getSolrInputDocument();
    this.idField = idField;
  }

  static boolean isOne(AddUpdateCommand command) {
    return AtomicUpdateDocumentMerger.isAtomicUpdate(command);
  }

  /**
   * Returns whether the document's vectors must be looked at: its text or its vectors are
   * mentioned, or the index cannot give the vectors back, so that Solr would lose them.
   *
   * @throws SolrException 400 when a nested document is updated and the vectors of the one above it
   *     would be lost
   */
  boolean concerns(List<String> sources, VectorFields fields) {
    if (isOfNested()) {
      if (!fields.areStored()) {
        throw SolrErrors.badRequest(
            "a nested document can only be updated when the vector fields are stored: "
                + fields.filled().stream().map(dest -> dest.field().name()).toList());
      }
      return false;
    }
    return sources.stream().anyMatch(document::containsKey)
        || fields.areMentionedIn(document)
        || !(fields.areStored() || isInPlace());
  }

  /** Returns whether it says nothing but that the vectors are to be looked at. */
  boolean isTouch(VectorFields fields) {
    Set<String> others = new HashSet<>(document.getFieldNames());
    others.removeAll(fields.own());
    others.removeAll(Set.of(idField, CommonParams.VERSION_FIELD, IndexSchema.ROOT_FIELD_NAME));
    return others.isEmpty();
  }

  /**
   * Returns the text of the merged document.
   *
   * @throws SolrException 400 when its changes make no sense
   */
  SourceText text(StoredDocument stored, List<String> sources) {
    SolrInputDocument changes = new SolrInputDocument();
    SolrInputDocument merged = stored.copyOf(sources);
    Object id = document.getFieldValue(idField);
    changes.setField(idField, id);
    merged.setField(idField, id);
    for (String source : sources) {
      if (document.containsKey(source)) {
        changes.put(source, document.getField(source).deepCopy());
      }
    }
    return SourceText.of(merged(changes, merged), sources);
  }

  // Solr's merger throws whatever it stumbles over: a bad pattern, a map where a text should be.
  private SolrInputDocument merged(SolrInputDocument changes, SolrInputDocument document) {
    try {
      return new AtomicUpdateDocumentMerger(command.getReq()).merge(changes, document);
    } catch (SolrException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new SolrException(
          ErrorCode.BAD_REQUEST,
          "the changes of document '" + command.getPrintableId() + "' cannot be made: " + e,
          e);
    }
  }

  /** Returns whether a document has the version that the client insists on. */
  boolean isMetBy(StoredDocument stored) {
    long wanted = wantedVersion();
    return wanted == 0
        || (wanted == 1 && stored.exists())
        || (wanted < 0 && !stored.exists())
        || wanted == stored.version();
  }

  /** Returns the 409 for a client that insists on another version. */
  SolrException conflict(StoredDocument stored) {
    return new SolrException(
        ErrorCode.CONFLICT,
        "version conflict for "
            + command.getPrintableId()
            + " expected="
            + wantedVersion()
            + " actual="
            + stored.version());
  }

  private long wantedVersion() {
    if (command.getVersion() != 0) {
      return command.getVersion();
    }
    Object field = document.getFieldValue(CommonParams.VERSION_FIELD);
    String wanted =
        field == null
            ? command.getReq().getParams().get(CommonParams.VERSION_FIELD)
            : field.toString();
    try {
      return wanted == null ? 0 : Long.parseLong(wanted);
    } catch (NumberFormatException e) {
      throw SolrErrors.badRequest(
          "document '" + command.getPrintableId() + "': no version: " + wanted);
    }
  }

  private boolean isOfNested() {
    Object root = document.getFieldValue(IndexSchema.ROOT_FIELD_NAME);
    return root != null && !root.toString().equals(String.valueOf(document.getFieldValue(idField)));
  }

  private boolean isInPlace() {
    try {
      return !AtomicUpdateDocumentMerger.computeInPlaceUpdatableFields(command).isEmpty();
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "the index cannot be written", e);
    }
  }
}
