// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.SparsePruning;
import io.sememe.solr.shards.ToldJson;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.noggit.JSONParser;

/** Reads what {@link ToldTerms} writes. */
final class ToldTermsReader {
  /** More than any vocabulary's longest entry. */
  private static final int MOST_CHARS = 1000;

  private final ToldJson json;
  private final Set<String> known = new HashSet<>();

  /**
   * Creates a reader.
   *
   * @param parameter where the value was found, for messages
   */
  ToldTermsReader(String parameter, String value) {
    this.json = new ToldJson(parameter, value);
  }

  /**
   * Reads it.
   *
   * @throws SolrException 400 when it is none
   */
  QueryTerms read() {
    return json.read(this::told);
  }

  private QueryTerms told() throws IOException {
    json.require(JSONParser.ARRAY_START, "it is no list");
    String fingerprint = json.string("it begins with a fingerprint");
    if (!ToldVectors.isFingerprint(fingerprint)) {
      throw json.malformed("a fingerprint is 32 hexadecimal digits");
    }
    int tokens = count();
    int unknownTokens = count();
    return new QueryTerms(
        fingerprint,
        json.lists(this::term, SparsePruning.MOST_TERMS, "term", "terms"),
        tokens,
        unknownTokens);
  }

  private Term term() throws IOException {
    String text = json.string("a term begins with its text");
    if (text.isEmpty() || text.length() > MOST_CHARS || !known.add(text)) {
      throw json.malformed("a term has 1 to " + MOST_CHARS + " chars, and comes once");
    }
    Term term = new Term(text, (float) json.number("a weight is a number"));
    if (!(term.weight() > 0 && Float.isFinite(term.weight()))) {
      throw json.malformed("a weight is finite and above 0");
    }
    json.require(JSONParser.ARRAY_END, "a term is [text, weight]");
    return term;
  }

  private int count() throws IOException {
    double count = json.number("the counts come after the fingerprint");
    if (!(count >= 0 && count <= Integer.MAX_VALUE)) {
      throw json.malformed("a count is 0 or more");
    }
    return (int) count;
  }
}
