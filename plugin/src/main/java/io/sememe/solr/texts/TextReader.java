// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.VectorField;
import io.sememe.solr.VectorSource;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.question.SearchedField;
import io.sememe.solr.tokens.TokenReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;
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
    String name = searched.known().map(found -> found.all().name()).orElse(searched.field().name());
    IndexSchema schema = request.getSchema();
    return VectorSource.of(request.getCore(), name)
        .filter(source -> source.givesTokens(name))
        .filter(source -> source.sources(name).stream().allMatch(one -> isStored(schema, one)))
        .map(source -> known(request, searched, name, source))
        .orElse(KnownTokens.NONE);
  }

  private static KnownTokens known(
      SolrQueryRequest request, SearchedField searched, String name, VectorSource source) {
    VectorField field = searched.field();
    SolrIndexSearcher searcher = request.getSearcher();
    TokenReader reader = TokenReader.of(request.getSchema(), field);
    List<String> sources = source.sources(name);
    return searched.isNested()
        ? new PassageTokens(
            searcher.getIndexReader(),
            Blocks.roots(request),
            reader,
            sources,
            source.passageContext(name))
        : new WholeTokens(
            searcher.getIndexReader(), reader, sources, VectorField.hashFieldOf(field.name()));
  }

  private static boolean isStored(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    return field != null
        && (field.stored() || (field.hasDocValues() && field.useDocValuesAsStored()));
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
    Map<String, FieldText> wanted = new LinkedHashMap<>();
    for (String field : fields) {
      FieldText text = values.text(field);
      if (!text.text().isBlank()) {
        wanted.put(field, text);
      }
    }
    return new ReadDocument(wanted, texts(wanted, known.of(document, values), values));
  }

  private List<DocumentText> texts(
      Map<String, FieldText> wanted, List<DocumentText> encoded, StoredValues values) {
    List<String> covered = Coverage.of(List.copyOf(wanted.keySet()), encoded, values);
    List<DocumentText> texts = new ArrayList<>();
    for (DocumentText text : encoded) {
      List<FieldPart> parts =
          text.parts().stream().filter(part -> covered.contains(part.field())).toList();
      if (!parts.isEmpty()) {
        texts.add(new DocumentText(text.text(), parts));
      }
    }
    wanted.forEach(
        (field, text) -> {
          if (!covered.contains(field)) {
            texts.add(alone(field, text.text()));
          }
        });
    texts.sort(Comparator.comparingInt(text -> fields.indexOf(text.parts().get(0).field())));
    return texts;
  }

  private static DocumentText alone(String field, String text) {
    FieldPart all = new FieldPart(field, new TextSpan(0, text.length()), 0);
    return new DocumentText(AnswerText.of(text), List.of(all));
  }
}
