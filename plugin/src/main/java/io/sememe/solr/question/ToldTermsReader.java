// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.solr.SolrErrors;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.solr.common.SolrException;
import org.noggit.JSONParser;

/**
 * Reads what {@link ToldTerms} writes. It comes with a request, so it may be anything; event by
 * event, as lists within lists would overflow the stack.
 */
final class ToldTermsReader {
  /** As many as a model's descriptor may ask for. */
  private static final int MOST_TERMS = 4096;

  /** More than any vocabulary's longest entry. */
  private static final int MOST_CHARS = 1000;

  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

  private final String parameter;
  private final JSONParser json;
  private final Set<String> known = new HashSet<>();

  /**
   * Creates a reader.
   *
   * @param parameter where the value was found, for messages
   */
  ToldTermsReader(String parameter, String value) {
    this.parameter = parameter;
    this.json = new JSONParser(value);
  }

  /**
   * Reads it.
   *
   * @throws SolrException 400 when it is none
   */
  QueryTerms read() {
    try {
      return told();
    } catch (JSONParser.ParseException | NumberFormatException e) {
      throw malformed("it is no JSON");
    } catch (IOException e) {
      throw new SolrException(SolrException.ErrorCode.SERVER_ERROR, "a text cannot be read", e);
    }
  }

  private QueryTerms told() throws IOException {
    require(JSONParser.ARRAY_START, "it is no list");
    require(JSONParser.STRING, "it begins with a fingerprint");
    String fingerprint = json.getString();
    if (!FINGERPRINT.matcher(fingerprint).matches()) {
      throw malformed("a fingerprint is 32 hexadecimal digits");
    }
    QueryTerms told = new QueryTerms(fingerprint, new ArrayList<>(), count(), count());
    readTerms(told.terms());
    require(JSONParser.EOF, "something comes after the list");
    return told;
  }

  private void readTerms(List<Term> terms) throws IOException {
    int event = json.nextEvent();
    while (event == JSONParser.ARRAY_START) {
      if (terms.size() == MOST_TERMS) {
        throw malformed("it has more than " + MOST_TERMS + " terms");
      }
      terms.add(term());
      event = json.nextEvent();
    }
    if (event != JSONParser.ARRAY_END) {
      throw malformed("a term is a list");
    }
  }

  private Term term() throws IOException {
    require(JSONParser.STRING, "a term begins with its text");
    String text = json.getString();
    if (text.isEmpty() || text.length() > MOST_CHARS || !known.add(text)) {
      throw malformed("a term has 1 to " + MOST_CHARS + " chars, and comes once");
    }
    Term term = new Term(text, (float) number("a weight is a number"));
    if (!(term.weight() > 0 && Float.isFinite(term.weight()))) {
      throw malformed("a weight is finite and above 0");
    }
    require(JSONParser.ARRAY_END, "a term is [text, weight]");
    return term;
  }

  private int count() throws IOException {
    double count = number("the counts come after the fingerprint");
    if (!(count >= 0 && count <= Integer.MAX_VALUE)) {
      throw malformed("a count is 0 or more");
    }
    return (int) count;
  }

  private double number(String otherwise) throws IOException {
    int event = json.nextEvent();
    if (event != JSONParser.LONG && event != JSONParser.NUMBER && event != JSONParser.BIGNUMBER) {
      throw malformed(otherwise);
    }
    return json.getDouble();
  }

  private void require(int event, String otherwise) throws IOException {
    if (json.nextEvent() != event) {
      throw malformed(otherwise);
    }
  }

  private SolrException malformed(String why) {
    return SolrErrors.badRequest(
        parameter
            + " is what nodes tell each other, not for clients; it was not understood: "
            + why);
  }
}
