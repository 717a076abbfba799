// SPDX-License-Identifier: Apache-2.0
package io.sememe.integration.measure.texts;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Texts that no cache has seen, with the tokens of texts that it may have: they end in white space
 * that no other ends in. Safe for use by several threads.
 */
public final class FreshTexts {
  private static final AtomicLong NUMBER = new AtomicLong();

  private FreshTexts() {}

  /** Returns another text that means the same to the last bit. */
  public static String like(String text) {
    String digits = Long.toBinaryString(NUMBER.incrementAndGet());
    return text + digits.replace('0', ' ').replace('1', '\t');
  }
}
