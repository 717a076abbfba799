// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.util.List;
import java.util.function.Predicate;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Carries out commands that change a memory.
 *
 * @param spaces the memory
 * @param hasVectors whether documents of the collection have vectors in a field of the schema
 */
record SpacesChange(CollectionSpaces spaces, Predicate<String> hasVectors) {

  /**
   * Does what a command asks for.
   *
   * @throws SolrException 400 when the field is not remembered; 409 when its vectors are still in
   *     the index
   */
  void apply(SpacesCommand command) {
    switch (command.action()) {
      case SHOW -> {}
      case ACCEPT -> accept(command.field(), command.fingerprint());
      case FORGET -> forget(command.field(), command.force());
    }
  }

  private void accept(String field, String fingerprint) {
    spaces.change(field, known -> required(field, known).accepting(fingerprint));
  }

  private void forget(String field, boolean force) {
    FieldSpaces known = required(field, spaces.find(field).orElse(null));
    if (!force) {
      requireEmpty(known);
    }
    spaces.forget(field);
  }

  private void requireEmpty(FieldSpaces known) {
    List<String> filled =
        known.spaces().map(VectorSpace::field).distinct().filter(hasVectors).toList();
    if (!filled.isEmpty()) {
      throw new SolrException(
          ErrorCode.CONFLICT,
          "documents of this collection have vectors in "
              + filled
              + ", which the next model's could not be compared with: delete those documents first,"
              + " or send force=true when all of them are about to be indexed again");
    }
  }

  private FieldSpaces required(String field, @Nullable FieldSpaces known) {
    if (known == null) {
      throw SolrErrors.badRequest(
          "nothing is remembered of field '"
              + field
              + "'; fields that this collection remembers: "
              + spaces.all().keySet());
    }
    return known;
  }
}
