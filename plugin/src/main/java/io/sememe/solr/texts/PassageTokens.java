// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.PassageFields;
import io.sememe.solr.passage.Blocks;
import io.sememe.solr.tokens.TokenReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.join.BitSetProducer;

/**
 * Token vectors of documents that are encoded passage by passage: they lie with the nested
 * documents.
 *
 * @param index the index
 * @param roots its root documents
 * @param reader reads the vectors
 * @param sources the source fields
 * @param context those of them that are encoded before each passage
 */
record PassageTokens(
    IndexReader index,
    BitSetProducer roots,
    TokenReader reader,
    List<String> sources,
    List<String> context)
    implements KnownTokens {
  private static final Set<String> FIELDS =
      Set.of(PassageFields.TEXT, PassageFields.SOURCE, PassageFields.START);

  @Override
  public List<String> needed() {
    return sources;
  }

  @Override
  public List<DocumentText> of(int document, StoredValues values) throws IOException {
    List<LeafReaderContext> segments = index.leaves();
    LeafReaderContext segment = segments.get(ReaderUtil.subIndex(document, segments));
    int root = document - segment.docBase;
    int first = Blocks.firstBelow(roots, segment, root);
    String before = before(values);
    List<DocumentText> texts = new ArrayList<>();
    // Past Solr's cache of documents, which would read the vectors too.
    StoredFields stored = segment.reader().storedFields();
    for (Map.Entry<Integer, StoredTokens> passage :
        reader.readEach(segment.reader(), first, root).entrySet()) {
      Document nested = stored.document(passage.getKey(), FIELDS);
      add(texts, nested, before, passage.getValue(), values);
    }
    return texts;
  }

  // What stands in the field now need not be what was cut: a passage elsewhere is none of it.
  private static void add(
      List<DocumentText> texts,
      Document nested,
      String before,
      StoredTokens tokens,
      StoredValues values) {
    String text = nested.get(PassageFields.TEXT);
    String field = nested.get(PassageFields.SOURCE);
    IndexableField start = nested.getField(PassageFields.START);
    if (text != null && field != null && start != null && start.numericValue() != null) {
      int from = start.numericValue().intValue();
      if (values.text(field).text().startsWith(text, from)) {
        TextSpan place = new TextSpan(before.length(), before.length() + text.length());
        FieldPart part = new FieldPart(field, place, from);
        texts.add(new DocumentText(new AnswerText(before + text, tokens), List.of(part)));
      }
    }
  }

  private String before(StoredValues values) {
    List<String> given =
        sources.stream().filter(source -> !values.text(source).text().isEmpty()).toList();
    if (context.containsAll(given)) {
      // Then it is cut itself.
      return "";
    }
    return given.stream()
        .filter(context::contains)
        .map(source -> values.text(source).text() + FieldText.BETWEEN)
        .collect(Collectors.joining());
  }
}
