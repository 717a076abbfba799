// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.rank;

import io.sememe.solr.SolrErrors;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.solr.common.params.CommonParams;
import org.apache.solr.common.params.ModifiableSolrParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.search.DisMaxQParser;
import org.apache.solr.search.ExtendedDismaxQParser;
import org.apache.solr.search.QParser;
import org.apache.solr.search.SyntaxError;

/** Solr's edismax as a part of another parser. */
final class LexicalQParser extends ExtendedDismaxQParser {
  private static final String EVERYTHING = "*:*";

  /** Within a text it is edismax's wildcard; at the end of one somebody asks. */
  private static final Pattern QUESTION_MARK = Pattern.compile("[?\\s]+$");

  /** What edismax reads as more than a sign of a word. */
  private static final Pattern SIGN = Pattern.compile("[\\\\+\\-!():^\\[\\]\"{}~*?|&;/]");

  private static final Pattern OPERATOR = Pattern.compile("\\b(?:AND|OR|NOT)\\b");

  private LexicalQParser(String text, SolrParams all, QParser parent, int depth) {
    super(text, all, parent.getParams(), parent.getReq());
    setFlags(parent.getFlags());
    // Solr counts how deep queries lie in each other, and ends what has no end.
    recurseCount = depth;
  }

  /**
   * Creates a parser.
   *
   * @param parent has the parameters
   * @param depth how deep it lies in other queries
   * @throws org.apache.solr.common.SolrException 400 when a parameter is wrong
   */
  static LexicalQParser of(String text, QParser parent, int depth) throws SyntaxError {
    ModifiableSolrParams all = new ModifiableSolrParams(parent.getLocalParams());
    // The tag is the parent's.
    all.remove(CommonParams.TAG);
    try {
      // Edismax itself would call it an error of the server.
      DisMaxQParser.parseQueryFields(
          parent.getReq().getSchema(), SolrParams.wrapDefaults(all, parent.getParams()));
      return new LexicalQParser(
          HybridParameters.hasOperators(all) || isEverything(text) ? question(text) : words(text),
          all,
          parent,
          depth);
    } catch (SyntaxError e) {
      throw SolrErrors.badRequest("{!hybrid} needs qf, the fields whose words are searched, or df");
    } catch (NumberFormatException e) {
      throw SolrErrors.badRequest(
          "{!hybrid}: in qf, pf, pf2 and pf3 a number follows ^ or ~; " + e.getMessage());
    }
  }

  /** Returns whether a text asks for all documents. */
  static boolean isEverything(String text) {
    return text.trim().equals(EVERYTHING);
  }

  private static String question(String text) {
    return QUESTION_MARK.matcher(text).replaceFirst("");
  }

  /** Returns a text of which edismax reads every sign as itself. */
  static String words(String text) {
    String escaped = SIGN.matcher(text).replaceAll("\\\\$0");
    // There is no way to escape these.
    return OPERATOR
        .matcher(escaped)
        .replaceAll(operator -> operator.group().toLowerCase(Locale.ROOT));
  }
}
