// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import io.sememe.solr.TextDigest;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.analysis.AbstractAnalysisFactory;
import org.apache.lucene.analysis.Analyzer;
import org.apache.solr.analysis.TokenizerChain;

/**
 * Says which analyzer of a schema made tokens: a hash of how it is written there, the names of
 * models included. Files that it names (stop words, a model's weights) are not part of it. Not
 * thread-safe.
 */
final class EncodedTextFingerprint {
  private final TextDigest digest = new TextDigest();

  private EncodedTextFingerprint() {}

  /** Returns 32 hexadecimal digits for the analyzer of a field type. */
  static String of(String type, Analyzer analyzer) {
    EncodedTextFingerprint made = new EncodedTextFingerprint();
    made.digest.add(type).add(analyzer.getClass().getName());
    if (analyzer instanceof TokenizerChain chain) {
      made.addAll("charFilters", chain.getCharFilterFactories());
      made.addAll("tokenizer", chain.getTokenizerFactory());
      made.addAll("filters", chain.getTokenFilterFactories());
    }
    return made.digest.hex();
  }

  private void addAll(String kind, AbstractAnalysisFactory... factories) {
    digest.add(kind).add(Integer.toString(factories.length));
    for (AbstractAnalysisFactory factory : factories) {
      add(factory);
    }
  }

  private void add(AbstractAnalysisFactory factory) {
    Map<String, String> written = new TreeMap<>(factory.getOriginalArgs());
    digest.add(factory.getClass().getName()).add(Integer.toString(written.size()));
    written.forEach((name, value) -> digest.add(name).add(value));
  }
}
