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
import org.apache.solr.core.SolrCore;
import org.apache.solr.schema.IndexSchema;

/**
 * What documents are encoded for: what the configuration names, and what the collection remembers
 * of it. The first document of a field claims its vector space.
 */
final class ConfiguredTargets {
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

  /**
   * Finds them.
   *
   * @throws io.sememe.encoder.EncoderException when a model cannot be had by the deadline
   * @throws org.apache.solr.common.SolrException 400 when the schema lacks a field or vectors do
   *     not fit into it; 409 when the collection holds vectors of another space
   */
  Targets find(Deadline deadline) {
    config.requireFields(schema);
    Optional<FieldSpaces> known = spaces.find(config.dest());
    return known.isPresent() ? known(known.get(), deadline) : claimed(deadline);
  }

  private Targets claimed(Deadline deadline) {
    TextEmbedder embedder = sememe.textEmbedder(config.model());
    EmbeddingSpace space = embedder.space(deadline);
    Destination.of(schema, config.dest()).field().requireFits(space);
    return known(spaces.claim(config.dest(), config.unit(), space), deadline);
  }

  private Targets known(FieldSpaces known, Deadline deadline) {
    List<Target> targets = new ArrayList<>();
    VectorSpace current = known.current();
    targets.add(target(known, current, known.modelOf(config.model(), current), deadline));
    known.next().ifPresent(next -> targets.add(target(known, next, next.model(), deadline)));
    return new Targets(targets, known.retired().stream().map(VectorSpace::field).toList());
  }

  private Target target(FieldSpaces known, VectorSpace space, String model, Deadline deadline) {
    TextEmbedder embedder = sememe.textEmbedder(model);
    EmbeddingSpace given = embedder.space(deadline);
    known.requireIndexable(space, config.unit(), given, sememe.node());
    Destination dest = Destination.of(schema, space.field());
    dest.field().requireFits(given);
    return new Target(embedder, given.fingerprint(), dest);
  }
}
