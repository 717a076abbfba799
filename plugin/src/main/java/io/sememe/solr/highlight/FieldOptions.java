// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.highlight;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.nearest.LocalParameters;
import java.util.IllformedLocaleException;
import java.util.Locale;
import org.apache.solr.common.params.HighlightParams;
import org.apache.solr.common.params.SolrParams;
import org.apache.solr.highlight.SolrHighlighter;
import org.jspecify.annotations.Nullable;

/**
 * How a field is highlighted.
 *
 * @param snippets how many fragments, 1 to 1,000
 * @param fragmentChars up to how many chars neighbouring sentences are joined; 0 or less for not
 * @param analyzedChars how many chars of the field are looked at
 * @param language tells where sentences end
 * @param tags how words are marked
 * @param ellipsis what stands between fragments that are given as one; null for a list of them
 * @param leadingText whether a field in which nothing was found shows how it begins
 */
record FieldOptions(
    int snippets,
    int fragmentChars,
    int analyzedChars,
    Locale language,
    MarkedText tags,
    @Nullable String ellipsis,
    boolean leadingText) {
  private static final int MOST_SNIPPETS = 1_000;
  private static final String HTML = "html";

  /**
   * Reads the parameters for a field.
   *
   * @throws org.apache.solr.common.SolrException 400 when a number or a language is none
   */
  static FieldOptions of(SolrParams params, String field) {
    String snippets = params.getFieldParam(field, HighlightParams.SNIPPETS, "1");
    int chars =
        params.getFieldInt(field, HighlightParams.MAX_CHARS, SolrHighlighter.DEFAULT_MAX_CHARS);
    return new FieldOptions(
        LocalParameters.wholeNumber(HighlightParams.SNIPPETS, snippets, MOST_SNIPPETS),
        params.getFieldInt(field, HighlightParams.FRAGSIZE, 0),
        // Solr's -1 is for no limit.
        chars < 0 ? Integer.MAX_VALUE : chars,
        language(params, field),
        tags(params, field),
        params.getFieldParam(field, HighlightParams.TAG_ELLIPSIS),
        params.getFieldBool(field, HighlightParams.DEFAULT_SUMMARY, false));
  }

  private static Locale language(SolrParams params, String field) {
    String language = params.getFieldParam(field, HighlightParams.BS_LANGUAGE, "");
    String country = params.getFieldParam(field, HighlightParams.BS_COUNTRY, "");
    try {
      return new Locale.Builder().setLanguage(language).setRegion(country).build();
    } catch (IllformedLocaleException e) {
      throw SolrErrors.badRequest(
          "hl.bs.language and hl.bs.country must be codes such as de and AT, got: "
              + language
              + ", "
              + country);
    }
  }

  private static MarkedText tags(SolrParams params, String field) {
    return new MarkedText(
        tag(params, field, HighlightParams.TAG_PRE, HighlightParams.SIMPLE_PRE, "<em>"),
        tag(params, field, HighlightParams.TAG_POST, HighlightParams.SIMPLE_POST, "</em>"),
        HTML.equals(params.getFieldParam(field, HighlightParams.ENCODER)));
  }

  private static String tag(
      SolrParams params, String field, String name, String otherName, String otherwise) {
    return params.getFieldParam(field, name, params.getFieldParam(field, otherName, otherwise));
  }
}
