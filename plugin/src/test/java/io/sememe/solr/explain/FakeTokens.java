// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.explain;

import io.sememe.encoder.Deadline;
import io.sememe.encoder.MaxSim;
import io.sememe.encoder.PendingTokenVectors;
import io.sememe.encoder.Role;
import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TokenEmbedder;
import io.sememe.encoder.TokenSpace;
import io.sememe.encoder.TokenVectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model whose tokens are single chars, all with the same vector. */
record FakeTokens(List<String> asked, float[] cosines, float score)
    implements TokenEmbedder, MaxSim {
  static final String FINGERPRINT = "0123456789abcdef0123456789abcdef";

  /** Creates one that says that all texts have these cosines and this score. */
  FakeTokens(float[] cosines, float score) {
    this(new ArrayList<>(), cosines, score);
  }

  @Override
  public String model() {
    return "fake";
  }

  @Override
  public TokenSpace space(Deadline deadline) {
    return new TokenSpace("fake", FINGERPRINT, 2, 100);
  }

  @Override
  public TokenVectors embed(String text, Role role, Deadline deadline) {
    asked.add(role + ":" + text);
    int n = text.length();
    float[] values = new float[2 * n];
    int[] starts = new int[n];
    int[] ends = new int[n];
    for (int i = 0; i < n; i++) {
      values[2 * i] = 1;
      starts[i] = i;
      ends[i] = i + 1;
    }
    return new TokenVectors(2, values, starts, ends, n, 0, 0, 0);
  }

  @Override
  public PendingTokenVectors start(String text, Role role, Deadline deadline) {
    throw new UnsupportedOperationException();
  }

  @Override
  public float[] scores(float[] queryRows, int dimension, List<StoredTokens> documents) {
    float[] scores = new float[documents.size()];
    Arrays.fill(scores, score);
    return scores;
  }

  @Override
  public float[] cosines(float[] queryRows, int dimension, StoredTokens document) {
    return document.count() == 0 ? new float[0] : cosines;
  }
}
