// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.ref.WeakReference;

/** What nobody holds any more. */
public final class LetGo {
  private static final int TIMES = 100;

  private LetGo() {}

  /** Makes sure that nobody holds an object. */
  public static void require(WeakReference<?> object) {
    for (int i = 0; object.get() != null; i++) {
      assertEquals(0, i / TIMES, "it is still there");
      System.gc();
    }
  }
}
