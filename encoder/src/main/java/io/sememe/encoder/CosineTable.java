// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.onnx.Products;

/**
 * The cosine of each token of a query with each token of one document, filled in some tokens of the
 * query after the other. Not thread-safe.
 */
final class CosineTable {
  private final StoredTokens document;
  private final float[] cosines;
  private int filled;

  /**
   * Creates an empty table.
   *
   * @param queryTokens how many tokens the query has
   */
  CosineTable(int queryTokens, StoredTokens document) {
    this.document = document;
    this.cosines = new float[Math.multiplyExact(queryTokens, document.count())];
  }

  /** Fills in the next tokens of the query, whose codes the products have. */
  void add(QueryCodes query, Products products) {
    int most = products.mostRows();
    for (int from = 0; from < document.count(); from += most) {
      int tokens = Math.min(most, document.count() - from);
      document.decode(from, tokens, products.left().position(0));
      add(query, products.multiply(tokens), from, tokens);
    }
    filled += query.tokens();
  }

  private void add(QueryCodes query, int[] block, int from, int tokens) {
    for (int token = 0; token < tokens; token++) {
      float scale = document.scale(from + token);
      int high = token * 2 * query.tokens();
      for (int i = 0; i < query.tokens(); i++) {
        float product = QueryCodes.HIGH * block[high + i] + block[high + query.tokens() + i];
        cosines[(filled + i) * document.count() + from + token] =
            query.scales()[i] * (scale * product);
      }
    }
  }

  /** Returns the cosines: [tokens of the query, tokens of the document]. */
  float[] cosines() {
    return cosines;
  }
}
