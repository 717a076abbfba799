// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.sparse;

import io.sememe.encoder.SparseEncoding.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.FeatureField;

/**
 * Documents whose terms have random weights, common terms and rare ones, and their dot products as
 * arithmetic has them.
 *
 * @param documents the weights of each document's terms
 */
record WeightedIndex(List<Map<String, Float>> documents) {
  static final String FIELD = "weights";
  private static final int VOCABULARY = 200;
  private static final int TERMS = 20;

  /** Makes some. */
  static WeightedIndex random(Random random, int size) {
    List<Map<String, Float>> documents = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      documents.add(terms(random, random.nextInt(TERMS)));
    }
    return new WeightedIndex(documents);
  }

  /** Makes the terms of a question, which some documents have. */
  static List<Term> question(Random random, int size) {
    return terms(random, size).entrySet().stream()
        .map(entry -> new Term(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** Returns the documents for Lucene. */
  List<Document> forLucene() {
    return documents.stream().map(WeightedIndex::forLucene).toList();
  }

  /** Returns the dot products of a question with all documents that share a term with it. */
  Map<Integer, Double> products(List<Term> question) {
    Map<Integer, Double> products = new TreeMap<>();
    for (int i = 0; i < documents.size(); i++) {
      Map<String, Float> weights = documents.get(i);
      if (question.stream().anyMatch(term -> weights.containsKey(term.text()))) {
        products.put(i, product(weights, question));
      }
    }
    return products;
  }

  private static double product(Map<String, Float> weights, List<Term> question) {
    return question.stream()
        .collect(
            Collectors.summingDouble(
                term -> (double) weights.getOrDefault(term.text(), 0f) * term.weight()));
  }

  private static Document forLucene(Map<String, Float> weights) {
    Document document = new Document();
    weights.forEach((term, weight) -> document.add(new FeatureField(FIELD, term, weight)));
    return document;
  }

  private static Map<String, Float> terms(Random random, int size) {
    Map<String, Float> terms = new TreeMap<>();
    for (int i = 0; i < size; i++) {
      int number = (int) (VOCABULARY * Math.pow(random.nextDouble(), 2));
      terms.put("t" + number, 0.01f + 3 * random.nextFloat() * random.nextFloat());
    }
    return terms;
  }
}
