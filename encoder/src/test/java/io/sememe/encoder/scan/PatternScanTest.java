// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternScanTest {
  // Of GPT-2, cl100k, o200k, Qwen, DeepSeek, CLIP, XLM-R and Albert.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+",
        "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}|"
            + " ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+",
        "[^\\r\\n\\p{L}\\p{N}]?[\\p{Lu}\\p{Lt}\\p{M}]*[\\p{Ll}\\p{Lm}\\p{M}]+(?i:'s|'t|'re)?",
        "\\p{N}",
        "[!\"#$%&'()*+,\\-./:;<=>?@\\[\\\\\\]^_`{|}~][A-Za-z]+",
        "<\\|startoftext\\|>|<\\|endoftext\\|>|[\\p{L}]+|[\\p{N}]|[^\\s\\p{L}\\p{N}]+",
        " {2,}",
        "``|''",
        "(?=(\\d{3})+(?!\\d))",
        "(?<=\\w)\\d{1,3}",
        "[]a]+x",
        "[^]a]+x",
        "[\\[]+x",
        "[a[]b]]+x",
        "a{3}+b",
        "\\x{1F600}+a{b"
      })
  void a_published_pattern_passes(String pattern) {
    PatternScan.require(pattern);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(a+)+",
        "(a*)*b",
        "(a?)+b",
        "(a|aa)+b",
        "(a|a)*b",
        "((a{1,5})b?){2,}",
        "(?:x(?:a+)y)*",
        "(?i:a+)+",
        "a++{2,}",
        "([a-z]+){10}",
        "a*b*c*",
        "(a*b*)c*",
        "(?=a*b*c*)x",
        "(a)\\1",
        "\\k<n>",
        "\\g<0>",
        "(?R)",
        "(?(1)a|b)",
        "(?#a)",
        "[\\[](a+)+]",
        "(?x)a #[ \n (a+)+ #]\n",
        "a{1,50}+b",
        "a?a?a?a?a?a?a?a?a?a?a?a?a?a?aaaaaaaaaaaaaa",
        "a{0,99}a{0,99}a{0,99}b",
        "a{1,5000}",
        "a{5000}",
        "(a",
        "a)",
        "[a",
        "a\\",
        ""
      })
  void a_pattern_that_may_explode_or_is_none_is_refused(String pattern) {
    EncoderException e =
        assertThrows(EncoderException.class, () -> PatternScan.require(pattern), pattern);
    assertEquals(Kind.FAILED, e.kind());
  }

  @Test
  void brackets_within_brackets_and_length_are_bounded() {
    assertThrows(EncoderException.class, () -> PatternScan.require("(".repeat(1_900)));
    EncoderException e =
        assertThrows(EncoderException.class, () -> PatternScan.require("a".repeat(2_001)));
    assertTrue(e.getMessage().contains("2001 characters"), e.getMessage());
  }
}
