// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.TextSpan;
import io.sememe.solr.shards.FoundDocument;
import io.sememe.solr.shards.InnerSearch;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.solr.common.util.NamedList;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * The passages of documents, best first: those whose vectors answer the question best. The
 * transformer {@code [passage]} finds them on the shards.
 *
 * @param field the vector field that holds vectors of passages, as users know it
 * @param text the question
 * @param most how many of a document, at least 1
 */
public record PassageTexts(String field, String text, int most) implements FoundTexts {
  /** As many as the transformer gives. */
  private static final int MOST_OF_A_DOCUMENT = 1000;

  /** Their texts lie in memory together: some megabytes. */
  private static final int MOST_OF_ALL = 10_000;

  private static final String TRANSFORMER = "passage";
  private static final String FOUND = "sememe_passages";
  private static final String TEXT_PARAMETER = "sememe.passages.text";

  /**
   * Prepares to read passages.
   *
   * @throws org.apache.solr.common.SolrException 400 when no transformer is configured that finds
   *     them
   */
  public static PassageTexts of(SolrQueryRequest request, String field, String text, int most) {
    RequiredTransformer.require(
        request, TRANSFORMER, "io.sememe.solr.search.PassageTransformerFactory");
    return new PassageTexts(field, text, most);
  }

  /** Returns how many passages of each document can be read when so many are looked at. */
  public static int most(int documents) {
    return Math.min(MOST_OF_A_DOCUMENT, MOST_OF_ALL / documents);
  }

  @Override
  public void fetch(InnerSearch search) {
    search
        .with(TEXT_PARAMETER, text)
        .fetch(
            "%s:[%s f='%s' n=%d v=$%s]".formatted(FOUND, TRANSFORMER, field, most, TEXT_PARAMETER));
  }

  @Override
  public List<DocumentText> of(FoundDocument document) {
    @Nullable Collection<Object> passages = document.fields().getFieldValues(FOUND);
    return (passages == null ? Stream.empty() : passages.stream())
        .map(PassageTexts::passage)
        .filter(passage -> !passage.text().text().isBlank())
        .toList();
  }

  private static DocumentText passage(Object passage) {
    String text = value(passage, "text") instanceof String found ? found : "";
    String source = value(passage, "field") instanceof String name ? name : "";
    int start = value(passage, "start") instanceof Number number ? number.intValue() : 0;
    TextSpan all = new TextSpan(0, text.length());
    return new DocumentText(AnswerText.of(text), List.of(new FieldPart(source, all, start)));
  }

  // A list of names and values here, a map when it came from another node.
  private static @Nullable Object value(Object passage, String name) {
    if (passage instanceof NamedList<?> values) {
      return values.get(name);
    }
    return passage instanceof Map<?, ?> values ? values.get(name) : null;
  }
}
