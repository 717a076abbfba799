// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.EmbeddingSpace;
import io.sememe.solr.collection.CollectionProperty;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.SolrException.ErrorCode;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CollectionSpacesTest {
  private static final int CALLERS = 4;

  @TempDir private Path folder;

  @Test
  void a_new_collection_remembers_nothing() {
    assertEquals(Map.of(), spaces().all());
    assertEquals(Optional.empty(), spaces().find("vector"));
    assertEquals(Optional.empty(), spaces().withSpaceIn("vector"));
  }

  @Test
  void the_first_claim_stands_whatever_comes_later() {
    FieldSpaces first = spaces().claim("vector", VectorUnit.DOCUMENT, model(0));
    assertEquals(first, spaces().claim("vector", VectorUnit.PASSAGE, model(1)));
    assertEquals(Optional.of(first), spaces().find("vector"));
  }

  @RepeatedTest(10)
  void of_many_claims_at_once_one_wins_and_all_get_the_same() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      CyclicBarrier start = new CyclicBarrier(CALLERS);
      List<Future<FieldSpaces>> claims = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        EmbeddingSpace model = model(i);
        claims.add(
            threads.submit(
                () -> {
                  start.await(20, TimeUnit.SECONDS);
                  return spaces().claim("vector", VectorUnit.DOCUMENT, model);
                }));
      }
      Set<FieldSpaces> won = new HashSet<>();
      for (Future<FieldSpaces> claim : claims) {
        won.add(claim.get(20, TimeUnit.SECONDS));
      }
      assertEquals(Set.of(spaces().find("vector").orElseThrow()), won);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void fields_do_not_touch_each_other() {
    FieldSpaces title = spaces().claim("title_vector", VectorUnit.DOCUMENT, model(0));
    FieldSpaces body = spaces().claim("body_vector", VectorUnit.PASSAGE, model(1));
    assertEquals(Map.of("title_vector", title, "body_vector", body), spaces().all());
    spaces().forget("title_vector");
    assertEquals(Map.of("body_vector", body), spaces().all());
  }

  @Test
  void a_field_that_was_forgotten_is_claimed_anew() {
    spaces().claim("vector", VectorUnit.DOCUMENT, model(0));
    spaces().forget("vector");
    FieldSpaces anew = spaces().claim("vector", VectorUnit.PASSAGE, model(1));
    assertEquals(VectorUnit.PASSAGE, anew.unit());
    assertEquals("m1", anew.current().model());
  }

  @Test
  void forgetting_what_is_not_known_changes_nothing() {
    FieldSpaces known = spaces().claim("vector", VectorUnit.DOCUMENT, model(0));
    spaces().forget("other");
    assertEquals(Map.of("vector", known), spaces().all());
  }

  @Test
  void a_change_returns_what_stands_now() {
    FieldSpaces first = spaces().claim("vector", VectorUnit.DOCUMENT, model(0));
    VectorSpace next = new VectorSpace("vector_2", "m1", model(1).fingerprint());
    FieldSpaces changed = spaces().change("vector", known -> known.withNext(next));
    assertEquals(first.withNext(next), changed);
    assertEquals(Optional.of(changed), spaces().withSpaceIn("vector_2"));
    assertEquals(Optional.of(changed), spaces().withSpaceIn("vector"));
  }

  @Test
  void a_change_that_refuses_changes_nothing() {
    FieldSpaces known = spaces().claim("vector", VectorUnit.DOCUMENT, model(0));
    SolrException refusal = new SolrException(ErrorCode.CONFLICT, "no");
    assertEquals(
        refusal,
        assertThrows(
            SolrException.class,
            () ->
                spaces()
                    .change(
                        "vector",
                        now -> {
                          throw refusal;
                        })));
    assertEquals(Map.of("vector", known), spaces().all());
  }

  private CollectionSpaces spaces() {
    return new CollectionSpaces(CollectionProperty.inFolder(folder, "spaces"));
  }

  private static EmbeddingSpace model(int number) {
    return new EmbeddingSpace("m" + number, 2, true, 16, Integer.toString(number).repeat(32));
  }
}
