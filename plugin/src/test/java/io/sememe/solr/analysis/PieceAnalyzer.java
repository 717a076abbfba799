// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.analysis.attribute.SourceTextAttribute;
import io.sememe.solr.analysis.attribute.TokenIdAttribute;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.KeywordAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.apache.lucene.util.AttributeFactory;

/** A {@link WordPieceTokenizer} on its own, and what its streams hold. */
final class PieceAnalyzer extends Analyzer {
  private final ModelSource models;
  private final WordPieceTokenizer.Form form;
  private final int usual;
  private final int most;
  private final UnaryOperator<Reader> charFilters;

  /** What a stream says of one token. */
  record Seen(
      String term,
      int start,
      int end,
      int increment,
      String type,
      boolean keyword,
      long id,
      String surface) {}

  PieceAnalyzer(
      ModelSource models,
      WordPieceTokenizer.Form form,
      int usual,
      int most,
      UnaryOperator<Reader> charFilters) {
    this.models = models;
    this.form = form;
    this.usual = usual;
    this.most = most;
    this.charFilters = charFilters;
  }

  static PieceAnalyzer of(ModelSource models, String model, Subwords subwords) {
    return new PieceAnalyzer(
        models,
        new WordPieceTokenizer.Form(model, subwords, false),
        TextStretches.USUAL,
        TextStretches.MOST,
        reader -> reader);
  }

  PieceAnalyzer withSpecial() {
    return new PieceAnalyzer(
        models,
        new WordPieceTokenizer.Form(form.model(), form.subwords(), true),
        usual,
        most,
        charFilters);
  }

  PieceAnalyzer withStretches(int usual, int most) {
    return new PieceAnalyzer(models, form, usual, most, charFilters);
  }

  PieceAnalyzer behind(UnaryOperator<Reader> charFilters) {
    return new PieceAnalyzer(models, form, usual, most, charFilters);
  }

  @Override
  protected Reader initReader(String field, Reader reader) {
    return charFilters.apply(reader);
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(
        new WordPieceTokenizer(
            AttributeFactory.DEFAULT_ATTRIBUTE_FACTORY,
            models,
            form,
            new TextStretches(usual, most)));
  }

  List<Seen> see(String text) throws IOException {
    List<Seen> tokens = new ArrayList<>();
    try (TokenStream stream = tokenStream("field", text)) {
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(seen(stream));
      }
      stream.end();
    }
    return tokens;
  }

  List<String> terms(String text) throws IOException {
    return see(text).stream().map(Seen::term).toList();
  }

  private static Seen seen(TokenStream stream) {
    OffsetAttribute offsets = stream.getAttribute(OffsetAttribute.class);
    SourceTextAttribute source = stream.getAttribute(SourceTextAttribute.class);
    return new Seen(
        stream.getAttribute(CharTermAttribute.class).toString(),
        offsets.startOffset(),
        offsets.endOffset(),
        stream.getAttribute(PositionIncrementAttribute.class).getPositionIncrement(),
        stream.getAttribute(TypeAttribute.class).type(),
        stream.getAttribute(KeywordAttribute.class).isKeyword(),
        stream.getAttribute(TokenIdAttribute.class).id(),
        Objects.requireNonNull(source.stretch())
            .substring(source.stretchStart(), source.stretchEnd()));
  }
}
