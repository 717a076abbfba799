// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.sememe.solr.testing.EmbeddedCore;
import java.util.List;
import org.apache.solr.core.SolrCore;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.request.SolrQueryRequestBase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AnsweredFieldsTest extends AnswerTestCase {

  @Test
  void a_configured_vector_field_is_meant_where_the_schema_has_it_by_name_or_by_pattern() {
    assertEquals("body_vector", meant("body_vector"));
    assertNull(meant("vector"));
    assertNull(meant("body"));
    assertNull(meant(null));
  }

  private @Nullable String meant(@Nullable String configured) {
    try (SolrCore solr = core.embedded().core();
        SolrQueryRequest request = new SolrQueryRequestBase(solr, EmbeddedCore.params()) {}) {
      return new AnsweredFields(List.of(), null, configured).vectorField(request);
    }
  }
}
