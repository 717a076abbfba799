// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.update;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.VectorEncoding;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.solr.common.util.JavaBinCodec;
import org.apache.solr.schema.DenseVectorField;
import org.apache.solr.util.vector.DenseVectorParser.BuilderPhase;
import org.junit.jupiter.api.Test;

final class VectorValueTest {
  private static final float[] VECTOR = {0.25f, -1f, Float.MIN_VALUE};

  @Test
  void a_dense_vector_field_reads_the_very_floats() {
    DenseVectorField field =
        new DenseVectorField(3, VectorSimilarityFunction.COSINE, VectorEncoding.FLOAT32);
    float[] read =
        field.getVectorBuilder(new VectorValue(VECTOR), BuilderPhase.INDEX).getFloatVector();
    assertArrayEquals(VECTOR, read);
  }

  @Test
  void the_transaction_log_and_other_nodes_get_the_very_floats() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JavaBinCodec codec = new JavaBinCodec()) {
      codec.marshal(new VectorValue(VECTOR), bytes);
    }
    try (JavaBinCodec codec = new JavaBinCodec()) {
      assertEquals(
          List.of(0.25f, -1f, Float.MIN_VALUE),
          codec.unmarshal(new ByteArrayInputStream(bytes.toByteArray())));
    }
  }

  @Test
  void printing_it_prints_no_numbers() {
    assertEquals("vector[3]", new VectorValue(VECTOR).toString());
  }
}
