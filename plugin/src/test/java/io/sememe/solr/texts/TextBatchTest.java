// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sememe.encoder.AnswerText;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenPrecision;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextBatchTest {
  private static final int DIMENSION = 384;
  private static final int TOKENS = 1_000;

  @Test
  void short_documents_are_counted() {
    assertEquals(TextBatch.MOST_DOCUMENTS, documents(List.of(text("Tea."))));
    assertEquals(TextBatch.MOST_DOCUMENTS, documents(List.of()));
  }

  @Test
  void long_texts_and_token_vectors_are_weighed() {
    assertEquals(4, documents(List.of(text("t".repeat(1 << 20)))));
    assertEquals(8, documents(List.of(text("t".repeat(1 << 18)), text("t".repeat(1 << 18)))));
    DocumentText encoded = new DocumentText(new AnswerText("Tea.", tokens()), List.of());
    assertEquals(
        TextBatch.MOST_BYTES / (TOKENS * (DIMENSION + 4)) + 1, documents(List.of(encoded)));
  }

  private static int documents(List<DocumentText> each) {
    TextBatch batch = new TextBatch();
    int documents = 0;
    while (!batch.isFull()) {
      batch.add(each);
      documents++;
    }
    return documents;
  }

  private static DocumentText text(String text) {
    return new DocumentText(AnswerText.of(text), List.of());
  }

  private static StoredTokens tokens() {
    float[] rows = new float[TOKENS * DIMENSION];
    for (int i = 0; i < TOKENS; i++) {
      rows[i * DIMENSION] = 1;
    }
    byte[] bytes = StoredTokens.write(rows, DIMENSION, "0a".repeat(16), TokenPrecision.INT8);
    return StoredTokens.read(bytes, 0, bytes.length);
  }
}
