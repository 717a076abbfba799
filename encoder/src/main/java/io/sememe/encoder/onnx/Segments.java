// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx;

/** Where the second segment of an input begins, told from its tokens alone. Thread-safe. */
@FunctionalInterface
public interface Segments {
  /** All tokens are in the first segment. */
  Segments ONE = ids -> ids.length;

  /**
   * Returns how many tokens are in the first segment, which gets token type 0; those after it are
   * in the second and get 1.
   *
   * @param ids all tokens of the input, special tokens included
   */
  int firstLength(long[] ids);
}
