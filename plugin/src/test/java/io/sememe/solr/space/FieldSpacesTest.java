// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EmbeddingSpace;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.solr.common.SolrException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class FieldSpacesTest {
  private static final String OLD = "0".repeat(32);
  private static final String NEW = "1".repeat(32);
  private static final String THIRD = "2".repeat(32);
  private static final EmbeddingSpace OLD_MODEL = model("old", OLD);
  private static final EmbeddingSpace NEW_MODEL = model("new", NEW);
  private static final FieldSpaces FIRST =
      FieldSpaces.first("vector", VectorUnit.DOCUMENT, OLD_MODEL);
  private static final VectorSpace NEXT = new VectorSpace("vector_2", "new", NEW);

  @RepeatedTest(100)
  void a_model_belongs_into_a_space_when_and_only_when_its_fingerprint_does(RepetitionInfo seed) {
    RandomSpaces random = new RandomSpaces(seed.getCurrentRepetition());
    FieldSpaces spaces = random.fieldSpaces("vector");
    spaces
        .spaces()
        .forEach(
            space -> {
              accepts(spaces, space, model(random.text(), space.fingerprint()));
              String other = space.fingerprint() + "x";
              refuses(spaces, space, model(space.model(), other));
              accepts(spaces.accepting(other), spaces.current(), model("any", other));
            });
  }

  @RepeatedTest(100)
  void every_space_is_found_by_its_field_and_its_fingerprint(RepetitionInfo seed) {
    FieldSpaces spaces = new RandomSpaces(seed.getCurrentRepetition()).fieldSpaces("vector");
    spaces
        .spaces()
        .forEach(
            space -> {
              assertEquals(
                  space.field(), spaces.inField(space.field()).map(VectorSpace::field).orElse(""));
              assertEquals(
                  space.fingerprint(),
                  spaces
                      .withFingerprint(space.fingerprint())
                      .map(VectorSpace::fingerprint)
                      .orElse(""));
            });
    assertEquals(Optional.empty(), spaces.inField("none such"));
    assertEquals(Optional.empty(), spaces.withFingerprint("none such"));
  }

  @Test
  void the_first_document_makes_a_space_of_its_model_in_the_field_itself() {
    VectorSpace current = new VectorSpace("vector", "old", OLD);
    assertEquals(
        new FieldSpaces(
            "vector", "old", VectorUnit.DOCUMENT, current, Optional.empty(), List.of(), Set.of()),
        FIRST);
  }

  @Test
  void the_next_space_becomes_current_and_the_current_one_retired() {
    FieldSpaces switched = FIRST.withNext(NEXT).switched();
    assertAll(
        () -> assertEquals(NEXT, switched.current()),
        () -> assertEquals(Optional.empty(), switched.next()),
        () -> assertEquals(List.of(FIRST.current()), switched.retired()));
  }

  @Test
  void a_next_space_that_is_given_up_is_retired_until_its_field_is_filled_again() {
    FieldSpaces givenUp = FIRST.withNext(NEXT).withoutNext();
    assertAll(
        () -> assertEquals(Optional.empty(), givenUp.next()),
        () -> assertEquals(List.of(NEXT), givenUp.retired()),
        () -> assertEquals(List.of(), givenUp.withNext(NEXT).retired()),
        () -> assertEquals(FIRST, FIRST.withoutNext()));
  }

  @Test
  void without_a_next_space_nothing_is_switched() {
    assertThrows(IllegalStateException.class, FIRST::switched);
  }

  @Test
  void the_configured_model_means_the_current_one_also_after_a_switch() {
    FieldSpaces switched = FIRST.withNext(NEXT).switched();
    assertEquals("new", switched.modelOf("old", switched.current()));
    assertEquals("another", switched.modelOf("another", switched.current()));
  }

  @Test
  void a_fingerprint_is_accepted_for_the_space_that_is_current_and_for_no_other() {
    FieldSpaces both = FIRST.withNext(NEXT).accepting(THIRD);
    EmbeddingSpace third = model("old", THIRD);
    accepts(both, FIRST.current(), third);
    refuses(both, NEXT, third);
    FieldSpaces switched = both.switched();
    refuses(switched, switched.current(), third);
    assertEquals(Set.of(), switched.accepted());
  }

  @Test
  void accepting_twice_is_accepting_once() {
    assertEquals(FIRST.accepting(THIRD), FIRST.accepting(THIRD).accepting(THIRD));
  }

  @Test
  void a_refusal_names_the_field_both_models_both_fingerprints_and_the_node() {
    SolrException e = refusal(() -> FIRST.requireSearchable(FIRST.current(), NEW_MODEL, "n1:8983"));
    for (String said : new String[] {"'vector'", "'old'", "'new'", OLD, NEW, "n1:8983", "accept"}) {
      assertTrue(e.getMessage().contains(said), e.getMessage());
    }
  }

  @Test
  void another_unit_is_refused_with_both_named_although_the_model_is_the_same() {
    SolrException e =
        refusal(
            () ->
                FIRST.requireIndexable(
                    FIRST.current(), VectorUnit.PASSAGE_IN_CONTEXT, OLD_MODEL, "n1"));
    assertTrue(e.getMessage().contains("one document each"), e.getMessage());
    assertTrue(e.getMessage().contains("passage_in_context"), e.getMessage());
  }

  private static void accepts(FieldSpaces spaces, VectorSpace space, EmbeddingSpace model) {
    assertDoesNotThrow(() -> spaces.requireSearchable(space, model, "n1"));
    assertDoesNotThrow(() -> spaces.requireIndexable(space, spaces.unit(), model, "n1"));
  }

  private static void refuses(FieldSpaces spaces, VectorSpace space, EmbeddingSpace model) {
    refusal(() -> spaces.requireSearchable(space, model, "n1"));
    refusal(() -> spaces.requireIndexable(space, spaces.unit(), model, "n1"));
  }

  private static SolrException refusal(Executable call) {
    SolrException e = assertThrows(SolrException.class, call);
    assertEquals(409, e.code());
    return e;
  }

  private static EmbeddingSpace model(String name, String fingerprint) {
    return new EmbeddingSpace(name, 2, true, 16, fingerprint);
  }
}
