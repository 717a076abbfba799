// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.VectorField;
import io.sememe.solr.cache.EncodedText;
import java.util.Optional;
import org.apache.solr.request.SolrQueryRequest;
import org.apache.solr.schema.IndexSchema;
import org.jspecify.annotations.Nullable;

/**
 * The schema's field that a request searches.
 *
 * @param field the field
 * @param known what the collection remembers of the vectors in it; empty when nothing
 */
public record SearchedField(VectorField field, Optional<KnownSpace> known) {

  /**
   * Finds the field that a request means by a name.
   *
   * @throws org.apache.solr.common.SolrException 400 when there is no such vector field, or as
   *     {@link KnownSpace#of} says
   */
  public static SearchedField of(SolrQueryRequest request, String name) {
    IndexSchema schema = request.getSchema();
    Optional<KnownSpace> known = KnownSpace.of(request, name);
    String field = known.map(found -> found.space().field()).orElse(name);
    return new SearchedField(VectorField.of(schema, field), known);
  }

  /** Returns whether the vectors are those of passages, in nested documents. */
  public boolean isNested() {
    return known.map(found -> found.all().unit().isNested()).orElse(false);
  }

  /**
   * Returns the model that encodes queries.
   *
   * @param wanted the model that the user or the configuration names, null when none does
   * @throws org.apache.solr.common.SolrException 400 when nothing says which
   */
  public String model(@Nullable String wanted) {
    String named = wanted == null || wanted.isEmpty() ? null : wanted;
    if (known.isPresent()) {
      return known.get().model(named);
    }
    if (named == null) {
      throw SolrErrors.badRequest(
          "{!semantic} needs a model: as local parameter, or in the configuration of the query parser");
    }
    return named;
  }

  /**
   * Makes sure that a model's vectors can be compared with those in the field.
   *
   * @throws org.apache.solr.common.SolrException 400 when they do not fit into the field, 409 when
   *     the field holds those of another space
   */
  public void requireSearchable(EmbeddingSpace model, String node) {
    field.requireFits(model);
    known.ifPresent(found -> found.requireSearchable(model, node));
  }

  /**
   * Makes sure that a vector that came with the request can be compared with those in the field.
   *
   * @param parameter where it came from
   * @throws org.apache.solr.common.SolrException 400 when it has no place in the field, or is of
   *     another space
   */
  void requireComparable(String parameter, EncodedText told) {
    field.requireFits(parameter, told.floats());
    if (known.isPresent() && !known.get().hasPlaceFor(told.fingerprint())) {
      throw SolrErrors.badRequest(
          parameter
              + " is a vector of fingerprint "
              + told.fingerprint()
              + "; searched is "
              + known.get().space());
    }
  }
}
