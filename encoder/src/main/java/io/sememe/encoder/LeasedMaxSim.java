// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder;

import io.sememe.encoder.EncoderException.Kind;
import io.sememe.encoder.onnx.ProductSession;
import io.sememe.encoder.onnx.Products;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * MaxSim on products of integers, behind leases. Its session is opened by the first call. Closing
 * waits for the calls that are inside and refuses later ones; it may be repeated.
 */
final class LeasedMaxSim implements MaxSim, AutoCloseable {
  private final Leases leases = new Leases();
  private final LazySession<ProductSession> session;

  /**
   * Creates one.
   *
   * @param callers how many calls compute at the same time; further ones wait
   */
  LeasedMaxSim(int callers) {
    session = new LazySession<>(() -> ProductSession.open(callers));
  }

  @Override
  public float[] scores(float[] queryRows, int dimension, List<StoredTokens> documents) {
    UnitRows query = query(queryRows, dimension);
    documents.forEach(document -> requireDimension(document, dimension));
    return leased(() -> means(query, documents, sums(query, documents)));
  }

  @Override
  public float[] cosines(float[] queryRows, int dimension, StoredTokens document) {
    return comparison(queryRows, dimension).cosines(document);
  }

  /**
   * Returns the same for one query and many documents, whose codes are made once: they take as long
   * as the cosines of a document. For one thread.
   */
  Comparison comparison(float[] queryRows, int dimension) {
    UnitRows query = query(queryRows, dimension);
    Map<TokenPrecision, List<QueryCodes>> codes = new EnumMap<>(TokenPrecision.class);
    return document -> {
      requireDimension(document, dimension);
      List<QueryCodes> known =
          codes.computeIfAbsent(
              document.precision(),
              precision -> QueryCodes.of(query, precision.width(dimension)).toList());
      return leased(() -> table(query, known, document)).cosines();
    };
  }

  private static UnitRows query(float[] rows, int dimension) {
    UnitRows query = new UnitRows(rows, dimension);
    if (query.count() == 0) {
      throw new IllegalArgumentException("the query has no tokens");
    }
    return query;
  }

  private <T> T leased(Supplier<T> call) {
    if (!leases.acquire()) {
      throw new EncoderException(Kind.UNLOADED, Encoders.CLOSED);
    }
    try {
      return call.get();
    } finally {
      leases.release();
    }
  }

  private CosineTable table(UnitRows query, List<QueryCodes> codes, StoredTokens document) {
    CosineTable table = new CosineTable(query.count(), document);
    codes.forEach(some -> add(some, table));
    return table;
  }

  private void add(QueryCodes query, CosineTable table) {
    try (Products products = session.get().begin(query.codes(), query.width())) {
      table.add(query, products);
    }
  }

  private static void requireDimension(StoredTokens document, int dimension) {
    if (document.dimension() != dimension) {
      throw new EncoderException(
          Kind.BAD_INPUT,
          "the query's token vectors have dimension "
              + dimension
              + ", a document's "
              + document.dimension()
              + ": they are from different models; index the documents again");
    }
  }

  private double[] sums(UnitRows query, List<StoredTokens> documents) {
    double[] sums = new double[documents.size()];
    for (TokenPrecision precision : TokenPrecision.values()) {
      if (documents.stream().anyMatch(document -> document.precision() == precision)) {
        QueryCodes.of(query, precision.width(query.dimension()))
            .forEach(codes -> addSums(codes, precision, documents, sums));
      }
    }
    return sums;
  }

  private void addSums(
      QueryCodes query, TokenPrecision precision, List<StoredTokens> documents, double[] sums) {
    try (Products products = session.get().begin(query.codes(), query.width())) {
      MaxSimPass pass = new MaxSimPass(products, query, sums);
      for (int i = 0; i < sums.length; i++) {
        if (documents.get(i).precision() == precision) {
          pass.add(documents.get(i), i);
        }
      }
      pass.flush();
    }
  }

  private static float[] means(UnitRows query, List<StoredTokens> documents, double[] sums) {
    float[] means = new float[sums.length];
    for (int i = 0; i < means.length; i++) {
      // Rounded vectors can be a little longer than 1.
      float mean = (float) Math.max(-1, Math.min(1, sums[i] / query.count()));
      means[i] = documents.get(i).count() == 0 ? NO_TOKENS : mean;
    }
    return means;
  }

  @Override
  public void close() {
    leases.drain();
    session.close();
  }
}
