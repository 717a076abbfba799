// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sememe.encoder.SparseEncoding.Term;
import io.sememe.encoder.testing.TinyModels;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries whose tokens have weights in a file, and no run. */
class SparseQueryTest {
  private static final String WEIGHTS =
      "{'the': 0.25, 'bank': 3.5, 'river': 3.5, '##a': 2, 'query': 0, 'x': 1e-3,"
          + " '[CLS]': 9, '[UNK]': 9, 'no token of this model': 9}";

  @TempDir Path folder;

  private TinyModels models;
  private Encoders encoders;

  @BeforeEach
  void open() {
    models = new TinyModels(folder).writeSparse("m");
    ObjectNode json = TinyModels.sparseDescriptor();
    json.putObject("sparse").put("queryWeights", "weights/idf.json");
    json.putObject("prefix").put("query", "river ");
    models.descriptor("m", json).text("m", "weights/idf.json", WEIGHTS.replace('\'', '"'));
    encoders = new Encoders(EncoderSettings.of(folder));
  }

  @AfterEach
  void close() {
    encoders.close();
  }

  @Test
  void its_tokens_have_the_weights_of_the_file_each_once_and_the_heaviest_first() {
    List<Term> expected =
        List.of(new Term("bank", 3.5f), new Term("the", 0.25f), new Term("x", 0.001f));
    assertEquals(
        new SparseEncoding(expected, 6, 0), query("The bank, the x bank", SparsePruning.NONE));
    assertEquals(0, encoders.usage().get("m").inferences());
  }

  @Test
  void tokens_of_equal_weight_are_in_the_order_of_their_numbers() {
    List<Term> expected = List.of(new Term("bank", 3.5f), new Term("river", 3.5f));
    assertEquals(expected, query("river bank", SparsePruning.NONE).terms());
    assertEquals(expected, query("bank river", SparsePruning.NONE).terms());
  }

  @Test
  void what_weighs_nothing_or_is_not_in_the_file_is_left_out() {
    assertEquals(List.of(), query("query passage z", SparsePruning.NONE).terms());
  }

  @Test
  void special_and_unknown_tokens_are_left_out_though_the_file_weighs_them() {
    SparseEncoding query = query("[CLS] \u4E2D bank", SparsePruning.NONE);
    assertEquals(List.of(new Term("bank", 3.5f)), query.terms());
    assertEquals(1, query.unknownTokens());
  }

  @Test
  void a_query_is_looked_up_to_its_end() {
    String query = "z ".repeat(3 * TinyModels.MAX_TOKENS) + "bank";
    SparseEncoding given = query(query, SparsePruning.NONE);
    assertEquals(List.of(new Term("bank", 3.5f)), given.terms());
    assertEquals(3 * TinyModels.MAX_TOKENS + 1, given.tokens());
  }

  @Test
  void a_query_is_pruned_too() {
    assertEquals(
        List.of(new Term("bank", 3.5f)), query("the bank", new SparsePruning(9, 0.1f, 0)).terms());
  }

  @Test
  void a_query_without_content_has_no_terms() {
    assertEquals(new SparseEncoding(List.of(), 0, 0), query(" \n", SparsePruning.NONE));
  }

  @Test
  void a_passage_goes_through_the_model() {
    SparseEncoder encoder = encoders.sparseEncoder("m");
    SparseEncoding passage = encoder.encode("bank", Role.PASSAGE, SparsePruning.NONE, soon());
    assertFalse(passage.terms().isEmpty());
    assertNotEquals(query("bank", SparsePruning.NONE).terms(), passage.terms());
    assertEquals(new ModelUsage(1, 3), encoders.usage().get("m"));
  }

  private SparseEncoding query(String text, SparsePruning pruning) {
    return encoders.sparseEncoder("m").encode(text, Role.QUERY, pruning, soon());
  }

  private static Deadline soon() {
    return Deadline.in(Duration.ofMinutes(1));
  }
}
