// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.PartScore;
import io.sememe.encoder.TextParts;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.highlight.Highlights.Field;
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
  /** Of 200 tokens each, the stored token vectors of so many documents take 4 MB. */
  private static final int TOGETHER = 50;

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
    for (int from = 0; from < numbers.size(); from += TOGETHER) {
      List<Integer> some = numbers.subList(from, Math.min(from + TOGETHER, numbers.size()));
      // Past the limit documents are not even read, nor where they have no field to show.
      addTogether(some, inTime && !options.isEmpty() ? read(some) : List.of());
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

  private List<DocumentSentences> read(List<Integer> numbers) throws IOException {
    List<DocumentSentences> documents = new ArrayList<>();
    try {
      for (int number : numbers) {
        documents.add(new DocumentSentences(reader.readDocument(number), options));
      }
    } catch (EncoderException e) {
      throw SolrErrors.of(e);
    }
    return documents;
  }

  private void addTogether(List<Integer> numbers, List<DocumentSentences> documents)
      throws IOException {
    List<TextParts> texts =
        documents.stream().flatMap(document -> document.texts().stream()).toList();
    List<List<PartScore>> scores = scorer.score(texts);
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
