// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.solr.VectorField;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.tokens.TokenReader;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.index.IndexReader;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.search.SolrIndexSearcher;
import org.apache.solr.search.SolrReturnFields;

/** Reads the stored texts of documents of this core. Of one request; not thread-safe. */
public final class TextReader {
  private final SolrIndexSearcher searcher;
  private final List<String> fields;
  private final KnownTokens known;
  private final SolrReturnFields fetched;

  /**
   * Creates a reader of texts of which nothing more is known.
   *
   * @param searcher the index
   * @param fields the fields whose text is wanted, which are stored
   */
  public TextReader(SolrIndexSearcher searcher, List<String> fields) {
    this(searcher, fields, KnownTokens.NONE);
  }

  private TextReader(SolrIndexSearcher searcher, List<String> fields, KnownTokens known) {
    this.searcher = searcher;
    this.fields = List.copyOf(fields);
    this.known = known;
    this.fetched =
        new SolrReturnFields(
            Stream.concat(fields.stream(), known.needed().stream())
                .distinct()
                .toArray(String[]::new),
            null);
  }

  /**
   * Creates a reader that finds token vectors too: those that the chain of updates which name none
   * has made with the vectors of a field, where they are of exactly the text that is stored.
   *
   * @param searched the vector field
   * @param fields the fields whose text is wanted, which are stored
   */
  public static TextReader withTokens(
      SolrQueryRequest request, SearchedField searched, List<String> fields) {
    return new TextReader(request.getSearcher(), fields, known(request, searched));
  }

  private static KnownTokens known(SolrQueryRequest request, SearchedField searched) {
    return EncodedSource.of(request, searched)
        .map(source -> known(request, searched, source))
        .orElse(KnownTokens.NONE);
  }

  private static KnownTokens known(
      SolrQueryRequest request, SearchedField searched, EncodedSource source) {
    VectorField field = searched.field();
    IndexReader index = request.getSearcher().getIndexReader();
    TokenReader reader = TokenReader.of(request.getSchema(), field);
    return searched.isNested()
        ? new PassageTokens(
            index, Blocks.roots(request), reader, source.fields(), source.passageContext())
        : new WholeTokens(
            index, reader, new WholeText(source.fields(), VectorField.hashFieldOf(field.name())));
  }

  /**
   * Returns the texts of a document in the order of the fields; those without text are left out.
   *
   * @param document its number in the searcher
   * @throws io.sememe.encoder.EncoderException BAD_INPUT when stored token vectors are none
   */
  public List<DocumentText> read(int document) throws IOException {
    return readDocument(document).texts();
  }

  /**
   * Returns what the fields of a document say.
   *
   * @param document its number in the searcher
   * @throws io.sememe.encoder.EncoderException as {@link #read} does
   */
  public ReadDocument readDocument(int document) throws IOException {
    StoredValues values = new StoredValues(searcher.getDocFetcher().solrDoc(document, fetched));
    return ReadDocument.of(fields, known.of(document, values), values);
  }
}
