// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.embed;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.SolrErrors;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan of what a request asks for. Everything wrong with it is answered with 400.
 *
 * @param fields what the schema has
 * @param spaces what the collection knows
 * @param models opens a model by its name
 */
record Planner(
    FieldChecks fields, CollectionSpaces spaces, Function<String, EmbeddingSpace> models) {
  private static final double DEFAULT_LOAD = 0.5;
  private static final int DEFAULT_TOLERATE = 0;

  /** Returns the plan of {@code action=start}. */
  JobPlan plan(Parameters parameters) {
    String field = parameters.required(Parameters.FIELD);
    Optional<FieldSpaces> known = spaces.find(field);
    fields.requireVectors(field);
    String current = known.map(now -> now.current().field()).orElse(field);
    fields.requireHashes(current);
    fields.requireTokens(field, current);
    Double load = parameters.load();
    Integer tolerate = parameters.tolerate();
    return new JobPlan(
        UUID.randomUUID().toString(),
        field,
        into(parameters, field, known),
        load == null ? DEFAULT_LOAD : load,
        tolerate == null ? DEFAULT_TOLERATE : tolerate);
  }

  private @Nullable VectorSpace into(
      Parameters parameters, String field, Optional<FieldSpaces> known) {
    String into = parameters.optional(Parameters.INTO);
    String model = parameters.optional(Parameters.MODEL);
    if (into == null && model == null) {
      return null;
    }
    if (into == null || model == null) {
      throw SolrErrors.badRequest(
          "into and model go together: the second field of the schema, and the model whose vectors"
              + " it gets; with neither, documents without a vector get one");
    }
    return next(into, model, known.orElseThrow(() -> unknown(field)));
  }

  private VectorSpace next(String into, String model, FieldSpaces known) {
    fields.requireVectors(into);
    fields.requireHashes(into);
    fields.requireTokens(known.name(), into);
    requireFree(into, known);
    EmbeddingSpace space = models.apply(model);
    fields.requireFits(into, space);
    if (space.fingerprint().equals(known.current().fingerprint())) {
      throw SolrErrors.badRequest(
          "model '" + model + "' made the vectors that field '" + known.name() + "' has already");
    }
    return new VectorSpace(into, space.model(), space.fingerprint());
  }

  private void requireFree(String into, FieldSpaces known) {
    if (into.equals(known.current().field())) {
      throw SolrErrors.badRequest(
          "into must be another field than '" + into + "', which searches use meanwhile");
    }
    Optional<FieldSpaces> user = spaces.withSpaceIn(into);
    if (user.isPresent() && !user.get().name().equals(known.name())) {
      throw SolrErrors.badRequest(
          "field '" + into + "' holds the vectors of field '" + user.get().name() + "'");
    }
  }

  private static RuntimeException unknown(String field) {
    return SolrErrors.badRequest(
        "no document was encoded for field '" + field + "' yet: there is nothing to switch from");
  }
}
