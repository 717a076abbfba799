// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.search.SolrIndexSearcher;
import org.apache.solr.search.SolrReturnFields;
import org.jspecify.annotations.Nullable;

/**
 * Reads the stored texts of documents of this core. Of one request.
 *
 * @param searcher the index
 * @param fields the fields whose text is wanted, which are stored
 */
public record TextReader(SolrIndexSearcher searcher, List<String> fields) {
  private static final String BETWEEN = "\n";

  /**
   * Returns the texts of a document in the order of the fields; those without text are left out.
   *
   * @param document its number in the searcher
   */
  public List<DocumentText> read(int document) throws IOException {
    SolrDocument stored =
        searcher
            .getDocFetcher()
            .solrDoc(document, new SolrReturnFields(fields.toArray(String[]::new), null));
    List<DocumentText> texts = new ArrayList<>();
    for (String field : fields) {
      String text = joined(stored.getFieldValues(field));
      if (!text.isBlank()) {
        FieldPart all = new FieldPart(field, new TextSpan(0, text.length()), 0);
        texts.add(new DocumentText(AnswerText.of(text), List.of(all)));
      }
    }
    return texts;
  }

  private static String joined(@Nullable Collection<Object> values) {
    return values == null
        ? ""
        : values.stream()
            .filter(Objects::nonNull)
            .map(TextReader::textOf)
            .collect(Collectors.joining(BETWEEN));
  }

  private static String textOf(Object value) {
    return value instanceof org.apache.lucene.index.IndexableField field
        ? String.valueOf(field.stringValue())
        : value.toString();
  }
}
