// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Hugging Face's tokenizer through DJL's binding: the only class that touches it.
 *
 * <p>Only single-text encoding without truncation and padding is used: the batch and truncation
 * entry points can panic natively, which ends the JVM, while this one throws.
 */
final class DjlTokenizer implements NativeTokenizer {
  private static final Map<String, String> WHOLE_TEXT =
      Map.of("truncation", "DO_NOT_TRUNCATE", "padding", "DO_NOT_PAD", "addSpecialTokens", "true");

  private final HuggingFaceTokenizer tokenizer;

  private DjlTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  static DjlTokenizer open(String json) {
    DjlLibrary.load();
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    try {
      return new DjlTokenizer(
          HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(bytes), WHOLE_TEXT));
    } catch (IOException | RuntimeException e) {
      throw new EncoderException(
          Kind.FAILED, "the tokenizer file is not understood: " + e.getMessage(), e);
    }
  }

  @Override
  public RawTokens encode(String text, boolean special) {
    try {
      long encoding = TokenizersLibrary.LIB.encode(tokenizer.getHandle(), text, special);
      try {
        return read(encoding);
      } finally {
        TokenizersLibrary.LIB.deleteEncoding(encoding);
      }
    } catch (RuntimeException e) {
      throw new EncoderException(
          Kind.BAD_INPUT, "the tokenizer refuses the text: " + e.getMessage(), e);
    }
  }

  // HuggingFaceTokenizer's own encode also fetches a string and five numbers for each token.
  private static RawTokens read(long encoding) {
    long[] ids = TokenizersLibrary.LIB.getTokenIds(encoding);
    CharSpan[] spans = TokenizersLibrary.LIB.getTokenCharSpans(encoding);
    int[] starts = new int[spans.length];
    int[] ends = new int[spans.length];
    for (int i = 0; i < spans.length; i++) {
      // Special tokens have no span.
      if (spans[i] != null) {
        starts[i] = spans[i].getStart();
        ends[i] = spans[i].getEnd();
      }
    }
    return new RawTokens(ids, starts, ends, TokenizersLibrary.LIB.getWordIds(encoding));
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
