// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.admin.SpacesCommand.Action;
import io.sememe.solr.collection.CollectionProperty;
import io.sememe.solr.space.CollectionSpaces;
import io.sememe.solr.space.FieldSpaces;
import io.sememe.solr.space.VectorSpace;
import io.sememe.solr.space.VectorUnit;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a memory in a file, with fields of an index that the test says are filled. */
final class SpacesChangeTest {
  private static final String OLD = "0".repeat(32);
  private static final String NEW = "1".repeat(32);

  @TempDir private Path folder;

  private final Set<String> filled = new HashSet<>();
  private CollectionSpaces spaces;
  private FieldSpaces before;

  @BeforeEach
  void claim_a_field() {
    spaces = new CollectionSpaces(CollectionProperty.inFolder(folder, "spaces"));
    EmbeddingSpace model = new EmbeddingSpace("old", 2, true, 16, OLD);
    before = spaces.claim("vector", VectorUnit.DOCUMENT, model);
  }

  @Test
  void showing_changes_nothing() {
    apply(Action.SHOW, "", "", false);
    assertEquals(Map.of("vector", before), spaces.all());
  }

  @Test
  void an_accepted_fingerprint_is_let_in_from_then_on() {
    EmbeddingSpace other = new EmbeddingSpace("old", 2, true, 16, NEW);
    assertThrows(
        SolrException.class, () -> before.requireSearchable(before.current(), other, "n1"));
    apply(Action.ACCEPT, "vector", NEW, false);
    FieldSpaces after = spaces.find("vector").orElseThrow();
    assertEquals(Set.of(NEW), after.accepted());
    after.requireSearchable(after.current(), other, "n1");
  }

  @Test
  void a_field_without_vectors_is_forgotten() {
    apply(Action.FORGET, "vector", "", false);
    assertEquals(Map.of(), spaces.all());
  }

  @Test
  void a_field_with_vectors_is_kept_unless_forced() {
    filled.add("vector");
    SolrException e = refused(Action.FORGET, "vector");
    assertEquals(409, e.code());
    assertTrue(e.getMessage().contains("[vector]"), e.getMessage());
    assertTrue(e.getMessage().contains("force=true"), e.getMessage());
    assertEquals(Map.of("vector", before), spaces.all());

    apply(Action.FORGET, "vector", "", true);
    assertEquals(Map.of(), spaces.all());
  }

  @Test
  void vectors_of_the_next_and_the_previous_space_count_too() {
    VectorSpace next = new VectorSpace("vector_2", "new", NEW);
    spaces.change("vector", known -> known.withNext(next));
    filled.add("vector_2");
    assertEquals(409, refused(Action.FORGET, "vector").code());
    filled.clear();
    filled.add("vector");
    spaces.change("vector", FieldSpaces::switched);
    assertEquals(409, refused(Action.FORGET, "vector").code());
  }

  @Test
  void a_field_that_is_not_remembered_is_named_and_the_others_are_listed() {
    for (Action action : new Action[] {Action.ACCEPT, Action.FORGET}) {
      SolrException e = refused(action, "vektor");
      assertEquals(400, e.code());
      assertTrue(e.getMessage().contains("'vektor'"), e.getMessage());
      assertTrue(e.getMessage().endsWith("[vector]"), e.getMessage());
      assertEquals(Map.of("vector", before), spaces.all());
    }
  }

  private SolrException refused(Action action, String field) {
    return assertThrows(SolrException.class, () -> apply(action, field, NEW, false));
  }

  private void apply(Action action, String field, String fingerprint, boolean force) {
    new SpacesChange(spaces, filled::contains)
        .apply(new SpacesCommand(action, field, fingerprint, force));
  }
}
