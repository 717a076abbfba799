// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
import org.apache.solr.schema.StrField;
import org.apache.solr.schema.TextField;

/**
 * Texts of the collection's documents. They are searched for as the user would search for them,
 * with the filters that {@code /select} always has: what it hides is not found here either.
 *
 * @param request whose user asks, whose {@code id} says which document, and which goes to shards or
 *     not
 */
record StoredText(SolrQueryRequest request) {
  private static final String SELECT = "/select";
  private static final String BETWEEN = "\n";

  /**
   * Returns the text of a field; several values are joined by line breaks.
   *
   * @throws SolrException 400 when the schema has no such field for text that is stored, 404 when
   *     there is no such document, or it has no text there
   */
  String of(ExplainRequest.Stored asked) {
    requireText(request.getSchema(), asked.field());
    String key = request.getSchema().getUniqueKeyField().getName();
    List<FoundDocument> found =
        new InnerSearch(request, 1)
            .through(SELECT)
            .query("{!term f=" + key + " v=$" + CommonParams.ID + "}")
            .fetch(asked.field())
            .find();
    if (found.isEmpty()) {
      throw missing("there is no document '" + asked.id() + "' that " + SELECT + " finds");
    }
    return text(found.get(0), asked);
  }

  /**
   * Makes sure that a field has texts that can be read.
   *
   * @throws SolrException 400 when it has not
   */
  static void requireText(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    if (field == null || !isText(field) || !isKept(field)) {
      throw SolrErrors.badRequest(
          "field '" + name + "' is no stored field of text; there are: " + names(schema));
    }
  }

  private static boolean isText(SchemaField field) {
    return field.getType() instanceof TextField || field.getType() instanceof StrField;
  }

  private static boolean isKept(SchemaField field) {
    return field.stored() || (field.hasDocValues() && field.useDocValuesAsStored());
  }

  private static List<String> names(IndexSchema schema) {
    return schema.getFields().values().stream()
        .filter(field -> isText(field) && isKept(field))
        .map(SchemaField::getName)
        .sorted()
        .toList();
  }

  private static String text(FoundDocument found, ExplainRequest.Stored asked) {
    Collection<Object> values = found.fields().getFieldValues(asked.field());
    String text =
        values == null
            ? ""
            : values.stream()
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .collect(Collectors.joining(BETWEEN));
    if (text.isBlank()) {
      throw missing("document '" + asked.id() + "' has no text in field '" + asked.field() + "'");
    }
    return text;
  }

  private static SolrException missing(String message) {
    return new SolrException(ErrorCode.NOT_FOUND, message);
  }
}
