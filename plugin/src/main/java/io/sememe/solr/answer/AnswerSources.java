// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import io.sememe.solr.question.SearchedField;
import io.sememe.solr.texts.EncodedTexts;
import io.sememe.solr.texts.FoundTexts;
import io.sememe.solr.texts.PassageTexts;
import io.sememe.solr.texts.StoredTexts;
import java.util.List;
import java.util.Optional;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is read of the documents that a request finds.
 *
 * @param request whose queries were parsed
 * @param defaults what its configuration says
 * @param question what is asked
 * @param model who reads
 */
record AnswerSources(
    SolrQueryRequest request, AnswerDefaults defaults, String question, String model) {
  /** Their token vectors lie in memory together: 200 kB of 512 tokens, 40 MB of all. */
  private static final int MOST_WITH_TOKENS = 200;

  /**
   * Returns the best passages where the vector field has some, and otherwise the fields: with their
   * token vectors where the same model has made them.
   *
   * @param depth how many documents are read
   * @param passages how many passages of each
   * @throws org.apache.solr.common.SolrException 400 when nothing says which, or one is no stored
   *     text
   */
  FoundTexts texts(int depth, int passages) {
    String field = vectorField();
    return field == null
        ? new SeparateTexts(stored())
        : texts(field, SearchedField.of(request, field), depth, passages);
  }

  private FoundTexts texts(String field, SearchedField searched, int depth, int passages) {
    if (searched.isNested()) {
      int most = Math.min(passages, PassageTexts.most(depth));
      return PassageTexts.of(request, field, question, most);
    }
    StoredTexts stored = stored();
    Optional<FoundTexts> encoded =
        depth <= MOST_WITH_TOKENS && isOfModel(searched)
            ? EncodedTexts.of(request, searched, stored.fields())
            : Optional.empty();
    return encoded.orElseGet(() -> new SeparateTexts(stored));
  }

  private boolean isOfModel(SearchedField field) {
    return field.known().filter(known -> known.model(null).equals(model)).isPresent();
  }

  private StoredTexts stored() {
    return StoredTexts.of(
        request.getSchema(),
        defaults.get(request, AnswerDefaults.FIELDS),
        "ans=true needs ans.f, the stored text fields to read");
  }

  private @Nullable String vectorField() {
    return new AnsweredFields(
            List.of(),
            AnswerDefaults.given(request, AnswerDefaults.VECTOR_FIELD),
            defaults.configured().get(AnswerDefaults.VECTOR_FIELD))
        .vectorField(request);
  }
}
