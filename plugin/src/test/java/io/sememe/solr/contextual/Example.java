// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.contextual;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.SynonymQuery;
import org.apache.lucene.search.TermQuery;

/** A query, and what is known of it. */
record Example(
    Query query, Query plain, Meaning meaning, ToDoubleFunction<ExpectedMeaning> expectation) {

  Map<String, Float> expected(WordIndex index) throws IOException {
    Map<String, Float> expected = index.scores(plain);
    expected.replaceAll((id, words) -> meaning.score(words, meaningOf(index, id)));
    return expected;
  }

  private double meaningOf(WordIndex index, String id) {
    return expectation.applyAsDouble(new ExpectedMeaning(index.documents.get(id), meaning));
  }

  /** Returns queries alone and in clauses of others. */
  static List<Query> queries(WordIndex index) {
    List<Example> examples = of(index);
    List<Query> queries = new ArrayList<>();
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    for (Example example : examples) {
      queries.add(example.query);
      queries.add(new BoostQuery(example.query, 3));
      any.add(example.query, Occur.SHOULD);
    }
    queries.add(any.build());
    queries.add(
        new BooleanQuery.Builder()
            .add(examples.get(0).query, Occur.MUST)
            .add(examples.get(1).query, Occur.SHOULD)
            .add(new TermQuery(new Term(WordIndex.FIELD, "w2")), Occur.MUST_NOT)
            .add(new TermQuery(new Term(WordIndex.FIELD, "w1")), Occur.FILTER)
            .build());
    queries.addAll(combined(examples.stream().map(Example::query).toList()));
    return queries;
  }

  /** Returns queries for which Lucene has ways of its own to pass over documents. */
  private static List<Query> combined(List<Query> each) {
    return List.of(
        clauses(0, Occur.SHOULD, each.subList(0, 2)),
        clauses(0, Occur.MUST, each.subList(0, 2)),
        clauses(0, Occur.MUST, List.of(each.get(0), each.get(4))),
        clauses(2, Occur.SHOULD, List.of(each.get(0), each.get(1), each.get(3), each.get(6))),
        clauses(0, Occur.MUST, List.of(each.get(0), new ConstantScoreQuery(each.get(1)))),
        clauses(0, Occur.MUST, List.of(clauses(0, Occur.SHOULD, List.of(each.get(4))))),
        new DisjunctionMaxQuery(List.of(each.get(0), each.get(1), each.get(5)), 0),
        new DisjunctionMaxQuery(List.of(each.get(0), each.get(3)), 0.3f));
  }

  private static Query clauses(int least, Occur occur, List<Query> each) {
    BooleanQuery.Builder builder = new BooleanQuery.Builder().setMinimumNumberShouldMatch(least);
    each.forEach(query -> builder.add(query, occur));
    return builder.build();
  }

  /** Returns a query of each kind. */
  static List<Example> of(WordIndex index) {
    return List.of(
        word(index, "w0"),
        word(index, "w3"),
        word(index, "missing"),
        word(index, index.word(), "also missing", "w5"),
        phrase(index, 0),
        phrase(index, 1 + index.random.nextInt(4)),
        phraseOfSynonyms(index));
  }

  private static Example word(WordIndex index, String... words) {
    QueryWord word = index.queryWord(words);
    Meaning meaning = index.meaning();
    SynonymQuery.Builder synonyms = new SynonymQuery.Builder(WordIndex.FIELD);
    word.terms().forEach(synonyms::addTerm);
    return new Example(
        new ContextualTermQuery(word, WordIndex.SPACE, meaning),
        words.length == 1 ? new TermQuery(word.terms().get(0)) : synonyms.build(),
        meaning,
        document -> document.ofWord(word));
  }

  private static Example phrase(WordIndex index, int slop) {
    PhraseQuery.Builder builder = new PhraseQuery.Builder().setSlop(slop);
    List<QueryWord> words = new ArrayList<>();
    int position = index.random.nextInt(2);
    for (int i = 1 + index.random.nextInt(3); i > 0; i--) {
      QueryWord word = index.queryWord(index.word());
      builder.add(word.terms().get(0), position);
      words.add(word);
      position += 1 + index.random.nextInt(2);
    }
    PhraseQuery phrase = builder.build();
    Meaning meaning = index.meaning();
    return new Example(
        new ContextualPhraseQuery(phrase, words, WordIndex.SPACE, meaning),
        phrase,
        meaning,
        document -> document.ofPhrase(words, phrase.getPositions(), slop));
  }

  private static Example phraseOfSynonyms(WordIndex index) {
    List<QueryWord> words =
        List.of(index.queryWord("w0", "w2"), index.queryWord("w1", "w0", "missing"));
    MultiPhraseQuery.Builder builder = new MultiPhraseQuery.Builder();
    words.forEach(word -> builder.add(word.terms().toArray(Term[]::new)));
    Meaning meaning = index.meaning();
    return new Example(
        new ContextualPhraseQuery(builder.build(), words, WordIndex.SPACE, meaning),
        builder.build(),
        meaning,
        document -> document.ofPhrase(words, new int[] {0, 1}, 0));
  }
}
