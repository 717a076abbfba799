// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import io.sememe.encoder.EmbeddingSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.solr.common.MapWriter;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;

/**
 * What a collection remembers of the vectors that its users know under one field name.
 *
 * @param name the field that configuration and queries name
 * @param configured the model that the configuration named when the current space was filled; a
 *     configuration that still names it means the current one
 * @param unit what a vector stands for
 * @param current the space that searches use and documents are encoded for
 * @param next the space that is being filled, and that documents are encoded for as well
 * @param retired spaces whose vectors are no longer kept up to date, oldest first: those that were
 *     current before, and those that were given up
 * @param accepted fingerprints that the administrator lets in although they differ; not into the
 *     next space, which they were not compared with
 */
public record FieldSpaces(
    String name,
    String configured,
    VectorUnit unit,
    VectorSpace current,
    Optional<VectorSpace> next,
    List<VectorSpace> retired,
    Set<String> accepted)
    implements MapWriter {

  /** Copies the collections. */
  public FieldSpaces {
    retired = List.copyOf(retired);
    accepted = Set.copyOf(accepted);
  }

  /** Returns the memory of a field whose first document is about to be encoded. */
  public static FieldSpaces first(String name, VectorUnit unit, EmbeddingSpace space) {
    VectorSpace current = new VectorSpace(name, space.model(), space.fingerprint());
    return new FieldSpaces(
        name, space.model(), unit, current, Optional.empty(), List.of(), Set.of());
  }

  /** Returns the model that a configuration or a query means by a name. */
  public String modelOf(String wanted, VectorSpace space) {
    return wanted.equals(configured) ? space.model() : wanted;
  }

  /** Returns the space of a fingerprint among those whose vectors are in the index. */
  public Optional<VectorSpace> withFingerprint(String fingerprint) {
    return spaces().filter(space -> space.fingerprint().equals(fingerprint)).findFirst();
  }

  /** Returns the space whose vectors are in a field of the schema. */
  public Optional<VectorSpace> inField(String field) {
    return spaces().filter(space -> space.field().equals(field)).findFirst();
  }

  /** Returns the same with a space that documents are encoded for as well. */
  public FieldSpaces withNext(VectorSpace space) {
    return new FieldSpaces(
        name, configured, unit, current, Optional.of(space), retiredBut(space), accepted);
  }

  /** Returns the same with the next space, if there is one, given up. */
  public FieldSpaces withoutNext() {
    List<VectorSpace> more = new ArrayList<>(retired);
    next.ifPresent(more::add);
    return new FieldSpaces(name, configured, unit, current, Optional.empty(), more, accepted);
  }

  /**
   * Returns the same with the next space as the current one. What was accepted is forgotten: it was
   * compared with the vectors that were current before.
   *
   * @throws IllegalStateException when there is no next space
   */
  public FieldSpaces switched() {
    VectorSpace switchedTo =
        next.orElseThrow(() -> new IllegalStateException("no space is being filled"));
    List<VectorSpace> more = retiredBut(switchedTo);
    more.add(current);
    return new FieldSpaces(name, configured, unit, switchedTo, Optional.empty(), more, Set.of());
  }

  private List<VectorSpace> retiredBut(VectorSpace space) {
    List<VectorSpace> others = new ArrayList<>(retired);
    others.removeIf(other -> other.field().equals(space.field()));
    return others;
  }

  /** Returns the same with one more fingerprint that is let into the current space. */
  public FieldSpaces accepting(String fingerprint) {
    Set<String> more = new TreeSet<>(accepted);
    more.add(fingerprint);
    return new FieldSpaces(name, configured, unit, current, next, retired, more);
  }

  /**
   * Makes sure that a model's vectors belong into a space.
   *
   * @throws SolrException 409 with both named
   */
  public void requireIndexable(
      VectorSpace space, VectorUnit wanted, EmbeddingSpace model, String node) {
    if (wanted != unit) {
      throw conflict(
          "its vectors stand for one "
              + unit.label()
              + " each, the configuration asks for "
              + wanted.label()
              + ": empty the collection and forget the field, or index into another field");
    }
    requireSearchable(space, model, node);
  }

  /**
   * Makes sure that a model's vectors can be compared with those of a space.
   *
   * @throws SolrException 409 with both named
   */
  public void requireSearchable(VectorSpace space, EmbeddingSpace model, String node) {
    String given = model.fingerprint();
    if (!areComparable(space, given)) {
      throw conflict(
          "it holds vectors of "
              + space
              + "; model '"
              + model.model()
              + "' on node "
              + node
              + " has the fingerprint "
              + given
              + ", and vectors of two spaces cannot be compared: install the same model on all"
              + " nodes, re-encode the collection, or accept the fingerprint");
    }
  }

  /** Returns whether vectors of a fingerprint can be compared with those of a space. */
  public boolean areComparable(VectorSpace space, String fingerprint) {
    return fingerprint.equals(space.fingerprint())
        || (accepted.contains(fingerprint) && !next.equals(Optional.of(space)));
  }

  /** Returns the fingerprints whose vectors can be compared with those of a space. */
  public List<String> comparable(VectorSpace space) {
    return Stream.concat(Stream.of(space.fingerprint()), accepted.stream().sorted())
        .distinct()
        .filter(fingerprint -> areComparable(space, fingerprint))
        .toList();
  }

  /** Writes it as the collection's memory holds it and administrators see it. */
  @Override
  public void writeMap(EntryWriter json) throws IOException {
    json.put("configured", configured)
        .put("unit", unit.label())
        .put("current", current)
        .putIfNotNull("next", next.orElse(null))
        .put("retired", retired)
        .put("accepted", List.copyOf(new TreeSet<>(accepted)));
  }

  private SolrException conflict(String reason) {
    return new SolrException(ErrorCode.CONFLICT, "vector field '" + name + "': " + reason);
  }

  /** Returns the spaces that there are: current, next, retired. */
  public Stream<VectorSpace> spaces() {
    return Stream.of(Stream.of(current), next.stream(), retired.stream()).flatMap(one -> one);
  }
}
