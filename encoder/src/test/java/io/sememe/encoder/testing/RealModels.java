// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.testing;

import io.sememe.encoder.EncoderLimits;
import io.sememe.encoder.EncoderSettings;
import java.nio.file.Files;
import java.nio.file.Path;

/** The trained models that the build unpacks for the tests. */
public final class RealModels {
  /** bge-small, int8, first token, with a prefix for queries. */
  public static final String DEFAULT = "bge-small-en-v1.5";

  /** MiniLM, int8, mean. */
  public static final String MINILM = "all-minilm-l6-v2";

  /** The same as {@link #MINILM} before it was quantised. */
  public static final String MINILM_FP32 = "all-minilm-l6-v2-fp32";

  private RealModels() {}

  /** Returns the folder of all models. */
  public static Path folder() {
    Path folder = Path.of(System.getProperty("sememe.test.models", "no sememe.test.models"));
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("the build has unpacked no models: " + folder);
    }
    return folder;
  }

  /** Returns the tokenizer of the default model. */
  public static Path defaultTokenizer() {
    return folder().resolve(DEFAULT).resolve("tokenizer.json");
  }

  /** Returns settings for two callers. */
  public static EncoderSettings settings() {
    return new EncoderSettings(folder(), 2, EncoderLimits.DEFAULT_MAX_CHARACTERS);
  }
}
