// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.EmbeddingSpace;
import io.sememe.encoder.TextEmbedder;
import io.sememe.solr.Sememe;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.solr.core.SolrCore;
import org.apache.solr.schema.IndexSchema;

/**
 * What documents are encoded for: what the configuration names, and what the collection remembers
 * of it. The first document of a field claims its vector space.
 */
final class ConfiguredTargets implements TargetFinder {
  private final EmbeddingConfig config;
  private final Sememe sememe;
  private final CollectionSpaces spaces;
  private final IndexSchema schema;

  ConfiguredTargets(EmbeddingConfig config, Sememe sememe, SolrCore core, IndexSchema schema) {
    this.config = config;
    this.sememe = sememe;
    this.spaces = CollectionSpaces.of(core);
    this.schema = schema;
  }

  @Override
  public VectorFields fields() {
    config.requireFields(schema);
    Optional<FieldSpaces> known = spaces.find(config.dest());
    Stream<String> filled =
        known
            .map(field -> Stream.concat(Stream.of(field.current()), field.next().stream()))
            .map(both -> both.map(VectorSpace::field))
            .orElse(Stream.of(config.dest()));
    return new VectorFields(
        filled.map(field -> config.destination(schema, field)).toList(),
        known.map(ConfiguredTargets::retired).orElse(List.of()));
  }

  @Override
  public Targets find(Deadline deadline) {
    config.requireFields(schema);
    Optional<FieldSpaces> known = spaces.find(config.dest());
    return known.isPresent() ? known(known.get(), deadline) : claimed(deadline);
  }

  private Targets claimed(Deadline deadline) {
    TextEmbedder embedder = sememe.tasks().textEmbedder(config.model());
    EmbeddingSpace space = embedder.space(deadline);
    config.destination(schema, config.dest()).field().requireFits(space);
    return known(spaces.claim(config.dest(), config.unit(), space), deadline);
  }

  private Targets known(FieldSpaces known, Deadline deadline) {
    List<Target> targets = new ArrayList<>();
    VectorSpace current = known.current();
    targets.add(target(known, current, known.modelOf(config.model(), current), deadline));
    known.next().ifPresent(next -> targets.add(target(known, next, next.model(), deadline)));
    return new Targets(targets, retired(known));
  }

  private static List<String> retired(FieldSpaces known) {
    return known.retired().stream().map(VectorSpace::field).toList();
  }

  private Target target(FieldSpaces known, VectorSpace space, String model, Deadline deadline) {
    TextEmbedder embedder = sememe.tasks().textEmbedder(model);
    EmbeddingSpace given = embedder.space(deadline);
    known.requireIndexable(space, config.unit(), given, sememe.node());
    Destination dest = config.destination(schema, space.field());
    dest.field().requireFits(given);
    return new Target(
        embedder,
        given.fingerprint(),
        dest,
        config.tokens().map(tokens -> tokens.target(sememe, model, deadline)));
  }
}
