// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.util.Optional;
import org.apache.solr.request.SolrQueryRequest;
import org.jspecify.annotations.Nullable;

/**
 * A space that the collection remembers.
 *
 * @param all what is remembered of the field whose space it is
 * @param space the space
 */
public record KnownSpace(FieldSpaces all, VectorSpace space) {

  /**
   * Returns the space that a request means by a field's name: the one that is searched now when it
   * is the name that users know, and otherwise the one that lies in the schema's field of that
   * name. Empty when the collection remembers neither.
   *
   * @throws org.apache.solr.common.SolrException 400 or 409 as {@link SpaceDecision} says
   */
  public static Optional<KnownSpace> of(SolrQueryRequest request, String name) {
    CollectionSpaces memory = CollectionSpaces.of(request);
    return memory
        .find(name)
        .map(spaces -> new KnownSpace(spaces, SpaceDecision.of(request, spaces)))
        .or(() -> memory.withSpaceIn(name).map(spaces -> inField(spaces, name)));
  }

  private static KnownSpace inField(FieldSpaces spaces, String field) {
    return new KnownSpace(spaces, spaces.inField(field).orElseThrow());
  }

  /** Returns the model that encodes queries. */
  public String model(@Nullable String wanted) {
    return wanted == null ? space.model() : all.modelOf(wanted, space);
  }

  /**
   * Makes sure that a model's vectors can be compared with those of this space.
   *
   * @throws org.apache.solr.common.SolrException 409 with both named
   */
  public void requireSearchable(EmbeddingSpace model, String node) {
    all.requireSearchable(space, model, node);
  }

  /** Returns whether vectors of a fingerprint can be compared with those of this space. */
  boolean hasPlaceFor(String fingerprint) {
    return all.areComparable(space, fingerprint);
  }
}
