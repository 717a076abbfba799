// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PartScore;
import io.sememe.encoder.TextParts;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.highlight.Highlights.Field;
import io.sememe.solr.texts.ReadDocument;
import io.sememe.solr.texts.TextBatch;
import io.sememe.solr.texts.TextReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.search.SolrIndexSearcher;
import org.apache.solr.search.SolrReturnFields;

/** Highlights the documents of a page. Of one request; not thread-safe. */
final class HighlightedPage {
  private final SolrIndexSearcher searcher;
  private final TextReader reader;
  private final SentenceScorer scorer;
  private final Map<String, FieldOptions> options;
  private final Highlights highlights = new Highlights();
  private boolean inTime = true;

  /**
   * Creates a page.
   *
   * @param searcher the index
   * @param reader reads the documents
   * @param scorer scores their sentences
   * @param options how the fields that the reader reads are highlighted
   */
  HighlightedPage(
      SolrIndexSearcher searcher,
      TextReader reader,
      SentenceScorer scorer,
      Map<String, FieldOptions> options) {
    this.searcher = searcher;
    this.reader = reader;
    this.scorer = scorer;
    this.options = options;
  }

  /**
   * Adds documents.
   *
   * @param numbers theirs in the index, in the order in which they are shown
   */
  void add(List<Integer> numbers) throws IOException {
    for (int from = 0; from < numbers.size(); from += TextBatch.MOST_DOCUMENTS) {
      int to = Math.min(from + TextBatch.MOST_DOCUMENTS, numbers.size());
      add(numbers.subList(from, to), scorer.deadline());
    }
  }

  private void add(List<Integer> numbers, Deadline deadline) throws IOException {
    for (int from = 0; from < numbers.size(); ) {
      List<Integer> left = numbers.subList(from, numbers.size());
      // Past the limit documents are not even read, nor where they have no field to show.
      List<DocumentSentences> read = inTime && !options.isEmpty() ? read(left) : List.of();
      int some = read.isEmpty() ? left.size() : read.size();
      addTogether(left.subList(0, some), read, deadline);
      from += some;
    }
  }

  /** Returns what is shown of all documents; nothing of those that there was no time for. */
  Highlights highlights() {
    return highlights;
  }

  /** Returns whether there was time for all. */
  boolean isComplete() {
    return inTime;
  }

  // The first ones: as many as are scored together.
  private List<DocumentSentences> read(List<Integer> numbers) throws IOException {
    List<DocumentSentences> documents = new ArrayList<>();
    TextBatch batch = new TextBatch();
    try {
      for (int i = 0; i < numbers.size() && !batch.isFull(); i++) {
        ReadDocument document = reader.readDocument(numbers.get(i));
        batch.add(document.texts());
        documents.add(new DocumentSentences(document, options));
      }
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
    return documents;
  }

  private void addTogether(
      List<Integer> numbers, List<DocumentSentences> documents, Deadline deadline)
      throws IOException {
    List<TextParts> texts =
        documents.stream().flatMap(document -> document.texts().stream()).toList();
    List<List<PartScore>> scores = scorer.score(texts, deadline);
    inTime &= scores.size() == texts.size();
    int from = 0;
    for (int i = 0; i < numbers.size(); i++) {
      List<Field> shown = List.of();
      if (i < documents.size()) {
        int to = from + documents.get(i).texts().size();
        shown = to <= scores.size() ? shown(documents.get(i), scores.subList(from, to)) : shown;
        from = to;
      }
      highlights.add(id(numbers.get(i)), shown);
    }
  }

  private static List<Field> shown(DocumentSentences document, List<List<PartScore>> scores) {
    Map<String, SentenceScores> merged = document.merged(scores);
    return document.fields().stream()
        .map(field -> new ShownField(field, Objects.requireNonNull(merged.get(field.field()))))
        .flatMap(field -> field.write().stream())
        .toList();
  }

  private String id(int number) throws IOException {
    IndexSchema schema = searcher.getSchema();
    SolrReturnFields key = new SolrReturnFields(schema.getUniqueKeyField().getName(), null);
    return schema.printableUniqueKey(searcher.getDocFetcher().solrDoc(number, key));
  }
}
