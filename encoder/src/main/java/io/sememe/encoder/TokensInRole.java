// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.RoleTokens.Source;
import io.sememe.encoder.tokenize.Encoding;
import io.sememe.encoder.tokenize.Frame;
import io.sememe.encoder.tokenize.TextTokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Tells what a model sees of texts, and what it would see without its limit.
 *
 * @param tokenizer the model's own
 * @param prefix what is put before a text
 * @param limit how many tokens the model sees, special tokens and prefix included
 */
record TokensInRole(TextTokenizer tokenizer, String prefix, int limit) {

  /**
   * Returns all tokens of a text.
   *
   * @throws EncoderException BAD_INPUT when the tokenizer refuses the text
   */
  RoleTokens of(String text) {
    // In one piece with the prefix, as the model gets it: some tokenizers join them.
    Encoding all =
        tokenizer
            .tokenize(prefix, text, Integer.MAX_VALUE, Integer.MAX_VALUE)
            .encoding()
            .withoutWhiteSpace(text);
    Frame special = tokenizer.frame("");
    int[] order = order(all.length(), special.after().length);
    return new RoleTokens(
        Arrays.stream(order).mapToObj(place -> tokenizer.piece(all.ids()[place])).toList(),
        Arrays.stream(order).mapToLong(place -> all.ids()[place]).toArray(),
        ordered(sources(all, special), order),
        Arrays.stream(order).map(place -> all.starts()[place]).toArray(),
        Arrays.stream(order).map(place -> all.ends()[place]).toArray(),
        Math.min(all.length(), limit),
        limit);
  }

  // What stands behind the text stands behind what is seen of it.
  private int[] order(int count, int after) {
    int cut = Math.max(0, count - limit);
    int kept = count - after - cut;
    return IntStream.concat(
            IntStream.range(0, kept),
            IntStream.concat(
                IntStream.range(count - after, count), IntStream.range(kept, count - after)))
        .toArray();
  }

  private List<Source> sources(Encoding all, Frame special) {
    int before = special.before().length;
    int behind = all.length() - special.after().length;
    List<Source> sources = new ArrayList<>(Collections.nCopies(all.length(), Source.SPECIAL));
    Source source = prefix.isEmpty() ? Source.TEXT : Source.PREFIX;
    for (int i = before; i < behind; i++) {
      source = all.ends()[i] > 0 ? Source.TEXT : source;
      sources.set(i, source);
    }
    return sources;
  }

  private static List<Source> ordered(List<Source> sources, int[] order) {
    return Arrays.stream(order).mapToObj(sources::get).toList();
  }
}
