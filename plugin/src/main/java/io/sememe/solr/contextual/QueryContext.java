// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import io.sememe.encoder.TextSpan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;

/**
 * The words of a query as a text: in their order, without operators and without words that must not
 * occur. Built once, then only read.
 */
final class QueryContext {
  private final String field;
  private final Analyzer analyzer;
  private final StringBuilder text = new StringBuilder();
  private final Map<TextSpan, Integer> words = new LinkedHashMap<>();
  private final Map<Term, Set<Integer>> ofTerms = new LinkedHashMap<>();

  private QueryContext(String field, Analyzer analyzer) {
    this.field = field;
    this.analyzer = analyzer;
  }

  /**
   * Returns the context of a text's words.
   *
   * @param analyzer makes the terms of the field's queries
   */
  static QueryContext of(String text, String field, Analyzer analyzer) {
    QueryContext context = new QueryContext(field, analyzer);
    ContextualGrammar.parts(text).forEach(context::add);
    return context;
  }

  private void add(String part) {
    int start = text.isEmpty() ? 0 : text.append(' ').length();
    text.append(part);
    try (TokenStream tokens = analyzer.tokenStream(field, part)) {
      addTerms(tokens, start);
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text in memory", e);
    }
  }

  private void addTerms(TokenStream tokens, int start) throws IOException {
    TermToBytesRefAttribute term = tokens.addAttribute(TermToBytesRefAttribute.class);
    OffsetAttribute offsets = tokens.addAttribute(OffsetAttribute.class);
    tokens.reset();
    while (tokens.incrementToken()) {
      int end = Math.min(start + offsets.endOffset(), text.length());
      if (start + offsets.startOffset() < end) {
        add(term.getBytesRef(), new TextSpan(start + offsets.startOffset(), end));
      }
    }
    tokens.end();
  }

  private void add(BytesRef term, TextSpan word) {
    int place = words.computeIfAbsent(word, unknown -> words.size());
    ofTerms
        .computeIfAbsent(
            new Term(field, BytesRef.deepCopyOf(term)), unknown -> new LinkedHashSet<>())
        .add(place);
  }

  /** Returns the text. */
  String text() {
    return text.toString();
  }

  /** Returns where in the text its words are, each once. */
  List<TextSpan> words() {
    return List.copyOf(words.keySet());
  }

  /**
   * Returns the word that has these terms.
   *
   * @param vectors those of all words, in their order; of length 0 for a word without one
   */
  QueryWord word(List<Term> terms, List<float[]> vectors) {
    Set<Integer> places = new LinkedHashSet<>();
    terms.forEach(term -> places.addAll(ofTerms.getOrDefault(term, Set.of())));
    List<float[]> ofWord = new ArrayList<>();
    for (int place : places) {
      if (vectors.get(place).length > 0) {
        ofWord.add(vectors.get(place));
      }
    }
    return new QueryWord(terms, ofWord);
  }
}
