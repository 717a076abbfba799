// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.VectorField;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import io.sememe.solr.tokens.TokenReader;
import io.sememe.solr.tokens.TokenSizes;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.schema.IndexSchema;

/** What the token vectors beside vector fields take in the index of the core that answers. */
final class TokensReport {
  private TokensReport() {}

  /** Returns, by vector field, what its token vectors take; fields that have none are left out. */
  static Map<String, Object> of(SolrQueryRequest request, Collection<FieldSpaces> fields) {
    IndexSchema schema = request.getSchema();
    Map<String, Object> report = new TreeMap<>();
    for (String field :
        fields.stream().flatMap(FieldSpaces::spaces).map(VectorSpace::field).toList()) {
      if (schema.getFieldOrNull(VectorField.tokensFieldOf(field)) != null) {
        TokenReader reader = TokenReader.of(schema, VectorField.of(schema, field));
        add(report, field, sizes(request, reader));
      }
    }
    return report;
  }

  private static TokenSizes sizes(SolrQueryRequest request, TokenReader reader) {
    try {
      return TokenSizes.of(request.getSearcher().getIndexReader(), reader);
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "the token vectors cannot be read", e);
    }
  }

  private static void add(Map<String, Object> report, String field, TokenSizes sizes) {
    if (sizes.documents() > 0) {
      Map<String, Object> shown = new LinkedHashMap<>();
      shown.put("lookedAt", sizes.documents());
      sizes
          .precisions()
          .forEach((kind, count) -> shown.put(kind.name().toLowerCase(Locale.ROOT), count));
      shown.put("meanTokens", Math.round(sizes.meanTokens()));
      shown.put("meanBytes", Math.round(sizes.meanBytes()));
      report.put(field, shown);
    }
  }
}
