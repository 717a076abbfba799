// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.encoder.EncoderException;
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
import org.apache.lucene.index.IndexReader;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.apache.solr.schema.IndexSchema;

/** What the token vectors beside vector fields take in the index of the core that answers. */
final class TokensReport {
  private TokensReport() {}

  /**
   * Returns, by vector field, what its token vectors take, or the error that says why that cannot
   * be told; fields that have none are left out.
   *
   * @throws SolrException 500 when the index cannot be read
   */
  static Map<String, Object> of(
      IndexSchema schema, IndexReader index, Collection<FieldSpaces> fields) {
    Map<String, Object> report = new TreeMap<>();
    for (String field :
        fields.stream().flatMap(FieldSpaces::spaces).map(VectorSpace::field).toList()) {
      if (schema.getFieldOrNull(VectorField.tokensFieldOf(field)) != null) {
        Map<String, Object> entry = entry(schema, index, field);
        if (!entry.isEmpty()) {
          report.put(field, entry);
        }
      }
    }
    return report;
  }

  private static Map<String, Object> entry(IndexSchema schema, IndexReader index, String field) {
    TokenReader reader;
    try {
      reader = TokenReader.of(schema, VectorField.of(schema, field));
    } catch (SolrException e) {
      return error(e);
    }
    try {
      return shown(TokenSizes.of(index, reader));
    } catch (EncoderException | IllegalStateException e) {
      // Bytes that are no token vectors, and what the index has from a schema before this one.
      return error(e);
    } catch (IOException e) {
      throw new SolrException(ErrorCode.SERVER_ERROR, "the token vectors cannot be read", e);
    }
  }

  private static Map<String, Object> error(RuntimeException e) {
    return Map.of("error", String.valueOf(e.getMessage()));
  }

  private static Map<String, Object> shown(TokenSizes sizes) {
    Map<String, Object> shown = new LinkedHashMap<>();
    if (sizes.documents() > 0) {
      shown.put("lookedAt", sizes.documents());
      sizes
          .precisions()
          .forEach((kind, count) -> shown.put(kind.name().toLowerCase(Locale.ROOT), count));
      shown.put("meanTokens", Math.round(sizes.meanTokens()));
      shown.put("meanBytes", Math.round(sizes.meanBytes()));
    }
    return shown;
  }
}
