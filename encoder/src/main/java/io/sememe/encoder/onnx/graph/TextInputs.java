// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.onnx.graph;

import java.util.Set;

/** The names of the inputs that a text encoder may have, as Transformers exports them. */
public final class TextInputs {
  /** The tokens. */
  public static final String INPUT_IDS = "input_ids";

  /** 1 for a token that is looked at: all of them, since nothing is padded. */
  public static final String ATTENTION_MASK = "attention_mask";

  /** The segment of a token: 0 in a text alone, 1 in the second text of a pair. */
  public static final String TOKEN_TYPE_IDS = "token_type_ids";

  static final Set<String> ALL = Set.of(INPUT_IDS, ATTENTION_MASK, TOKEN_TYPE_IDS);

  private TextInputs() {}
}
