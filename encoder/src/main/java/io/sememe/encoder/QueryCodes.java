// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.onnx.ProductSession;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Some tokens of a query as the right factor of a product of integers. A component is scale x (128
 * x high + low), where both are from -64 to 64: 14 bits in two columns, since 7 in one would cost
 * more exactness than the documents' 8.
 *
 * @param codes [width, 2 x tokens]: for each component the high parts of all tokens, then the low
 *     ones; zeros from the dimension to the width
 * @param width at least the dimension
 * @param scales one per token
 */
record QueryCodes(byte[] codes, int width, float[] scales) {
  private static final int LOW_BITS = 7;
  private static final int STEPS = ProductSession.MOST << LOW_BITS;
  private static final int HALF = 1 << (LOW_BITS - 1);

  /** How much more a high part weighs than a low one. */
  static final float HIGH = 1 << LOW_BITS;

  /** Returns the tokens of a query, as many at a time as a product takes. */
  static Stream<QueryCodes> of(UnitRows query, int width) {
    int most = ProductSession.mostColumns(width) / 2;
    return IntStream.iterate(0, from -> from < query.count(), from -> from + most)
        .mapToObj(from -> of(query, width, from, Math.min(query.count(), from + most)));
  }

  private static QueryCodes of(UnitRows query, int width, int from, int to) {
    int tokens = to - from;
    byte[] codes = new byte[width * 2 * tokens];
    float[] scales = new float[tokens];
    for (int token = 0; token < tokens; token++) {
      float[] row = query.row(from + token);
      scales[token] = UnitRows.largest(row) / STEPS;
      for (int i = 0; i < row.length; i++) {
        int code = Math.round(row[i] / scales[token]);
        int high = (code + HALF) >> LOW_BITS;
        codes[2 * tokens * i + token] = (byte) high;
        codes[2 * tokens * i + tokens + token] = (byte) (code - (high << LOW_BITS));
      }
    }
    return new QueryCodes(codes, width, scales);
  }

  int tokens() {
    return scales.length;
  }
}
