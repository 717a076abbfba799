// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import io.sememe.solr.VectorSource;
import io.sememe.solr.question.SearchedField;
import java.util.List;
import java.util.Optional;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.schema.IndexSchema;
import org.apache.solr.schema.SchemaField;

/**
 * What the token vectors beside a vector field are made of, as the chain of updates that name none
 * is configured.
 *
 * @param name the vector field as users know it
 * @param chain what fills it
 */
record EncodedSource(String name, VectorSource chain) {

  /** Returns it where the chain gives token vectors and the texts they are of are stored. */
  static Optional<EncodedSource> of(SolrQueryRequest request, SearchedField searched) {
    String name = searched.known().map(found -> found.all().name()).orElse(searched.field().name());
    IndexSchema schema = request.getSchema();
    return VectorSource.of(request.getCore(), name)
        .filter(chain -> chain.givesTokens(name))
        .filter(chain -> chain.sources(name).stream().allMatch(one -> isStored(schema, one)))
        .map(chain -> new EncodedSource(name, chain));
  }

  /** Returns the fields that are encoded, in their order. */
  List<String> fields() {
    return chain.sources(name);
  }

  /** Returns the fields that are encoded before each passage. */
  List<String> passageContext() {
    return chain.passageContext(name);
  }

  private static boolean isStored(IndexSchema schema, String name) {
    SchemaField field = schema.getFieldOrNull(name);
    return field != null && StoredTexts.isStored(field);
  }
}
