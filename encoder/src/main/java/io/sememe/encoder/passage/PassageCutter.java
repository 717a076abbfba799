// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.passage;

import io.sememe.encoder.PassagePlan;
import io.sememe.encoder.TextSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into passages that a model can see whole.
 *
 * <p>They are in order of their starts and of their ends, none has white space at its ends or
 * begins or ends within a surrogate pair, each char but white space is in at least one of them, and
 * none is longer than a piece. Tokenised alone, none has more tokens than the plan says, except for
 * a single character that the tokenizer makes more tokens of.
 */
public final class PassageCutter {
  private PassageCutter() {}

  /**
   * Cuts a text, in time linear in its length and in memory for one passage and the result.
   *
   * @return the passages in order, none for a blank text
   */
  public static List<TextSpan> cut(Source source, PassagePlan plan) {
    List<TextSpan> passages = new ArrayList<>();
    switch (plan.unit()) {
      case TOKENS -> cutTokens(source, new WindowCutter(source, plan, passages::add));
      case SENTENCE -> new SentencePacker(source, plan, passages::add).cut();
    }
    return passages;
  }

  private static void cutTokens(Source source, WindowCutter cutter) {
    int length = source.text().length();
    int start = source.skipWhiteSpace(0, length);
    cutter.cut(new TextSpan(start, source.beforeWhiteSpace(start, length)));
  }
}
