// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.texts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sememe.encoder.StoredTokens;
import io.sememe.encoder.TextSpan;
import io.sememe.encoder.TokenPrecision;
import io.sememe.solr.TextDigest;
import io.sememe.solr.shards.FoundDocument;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.solr.common.SolrDocument;
import org.apache.solr.common.SolrException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class EncodedTextsTest {
  private static final String TITLE = "Tea";
  private static final String BODY = "Leaves in hot water. Cups of clay.";
  private static final byte[] TOKENS =
      StoredTokens.write(new float[] {1, 0, 0, 1}, 2, "0123456789abcdef", TokenPrecision.INT8);

  private final EncodedTexts texts =
      new EncodedTexts(
          List.of("body"), new WholeText(List.of("title", "body"), "vector_hash"), "vector_tokens");

  @Test
  void a_field_is_a_part_of_the_whole_text_that_its_tokens_are_of() {
    for (Object tokens : List.of(TOKENS, ByteBuffer.wrap(TOKENS))) {
      List<DocumentText> read = texts.of(document(tokens, hash(BODY)));
      assertEquals(1, read.size());
      assertEquals(TITLE + "\n" + BODY, read.get(0).text().text());
      assertNotNull(read.get(0).text().tokens());
      TextSpan place = new TextSpan(4, 4 + BODY.length());
      assertEquals(List.of(new FieldPart("body", place, 0)), read.get(0).parts());
    }
  }

  @Test
  void a_field_is_read_alone_where_tokens_are_missing_or_of_another_text() {
    for (FoundDocument document :
        List.of(
            document(null, hash(BODY)),
            document(TOKENS, hash("another text")),
            document(TOKENS, ""))) {
      List<DocumentText> read = texts.of(document);
      assertEquals(1, read.size());
      assertEquals(BODY, read.get(0).text().text());
      assertNull(read.get(0).text().tokens());
    }
  }

  @Test
  void bytes_that_are_no_tokens_are_refused() {
    SolrException failure =
        assertThrows(
            SolrException.class, () -> texts.of(document(new byte[] {1, 2, 3}, hash(BODY))));
    assertEquals(SolrException.ErrorCode.BAD_REQUEST.code, failure.code());
  }

  private static String hash(String body) {
    return "mark:" + new TextDigest().add("").add("title").add(TITLE).add("body").add(body).hex();
  }

  private static FoundDocument document(@Nullable Object tokens, String hash) {
    SolrDocument stored = new SolrDocument();
    stored.setField("title", TITLE);
    stored.setField("body", BODY);
    stored.setField("vector_hash", hash);
    if (tokens != null) {
      stored.setField("vector_tokens", tokens);
    }
    return new FoundDocument("1", 1, stored);
  }
}
