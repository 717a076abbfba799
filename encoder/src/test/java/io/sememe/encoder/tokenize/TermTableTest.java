// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.testing.RealModels;
import io.sememe.encoder.testing.TinyTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TermTableTest {
  @TempDir Path folder;

  @Test
  void terms_are_all_tokens_but_the_special_ones() throws IOException {
    TinyTokenizer tokenizer = TinyTokenizer.create();
    TermTable table = read(tokenizer.toJson());
    List<String> tokens = tokenizer.tokens();
    int special = TinyTokenizer.SPECIAL.size();
    BitSet expected = new BitSet();
    expected.set(special, tokens.size());
    assertEquals(expected, table.numbers());
    for (int number = special; number < tokens.size(); number++) {
      assertEquals(tokens.get(number), table.term(number));
    }
  }

  @Test
  void the_default_model_has_berts_terms() {
    TermTable table = TokenizerFile.read(RealModels.defaultTokenizer()).terms();
    assertEquals(30_522 - 5, table.numbers().cardinality());
    assertEquals("bank", table.term(2924));
    assertFalse(table.numbers().get(100), "[UNK]");
    assertTrue(table.numbers().get(1), "[unused0]");
  }

  @Test
  void an_added_token_is_a_term_unless_it_is_special() throws IOException {
    TermTable table =
        quoted(
            "{'added_tokens': [{'id': 2, 'content': 'solr', 'special': false},"
                + " {'id': 1, 'content': 'b', 'special': true},"
                + " {'id': 3, 'content': '<s>', 'special': true}],"
                + " 'model': {'vocab': {'a': 0, 'b': 1, 'u': 4}, 'unk_token': 'u'}}");
    assertEquals(bits(0, 2), table.numbers());
    assertEquals("solr", table.term(2));
  }

  @Test
  void a_list_of_tokens_is_numbered_by_place() throws IOException {
    TermTable table =
        quoted("{'model': {'unk_id': 1, 'vocab': [['x', -1.5], ['<unk>', 0], ['y', -2]]}}");
    assertEquals(bits(0, 2), table.numbers());
    assertEquals("y", table.term(2));
  }

  @Test
  void numbers_that_none_can_have_are_left_out() throws IOException {
    TermTable table = quoted("{'model': {'vocab': {'a': -1, 'b': 16777216, 'c': 'd', 'e': 7}}}");
    assertEquals(bits(7), table.numbers());
  }

  @Test
  void the_set_of_numbers_is_the_callers() throws IOException {
    TermTable table = quoted("{'model': {'vocab': {'a': 0, 'b': 1}}}");
    table.numbers().clear();
    assertEquals(bits(0, 1), table.numbers());
  }

  private static BitSet bits(int... numbers) {
    BitSet bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  private TermTable quoted(String json) throws IOException {
    return read(json.replace('\'', '"'));
  }

  private TermTable read(String json) throws IOException {
    Path file = folder.resolve("tokenizer.json");
    return TokenizerFile.read(Files.writeString(file, json)).terms();
  }
}
