// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CompressionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "gzip, deflate, br, zstd",
        "br;q=1.0, GZIP;q=0.8",
        "gzip;q=1",
        "gzip ; q=0.01"
      })
  void a_browser_that_takes_gzip_gets_it(String accepted) {
    assertTrue(Compression.isTaken(accepted));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "br", "identity", "gzip;q=0", "gzip;q=0.000", "xgzip", "gzipped"})
  void no_other_gets_it(String accepted) {
    assertFalse(Compression.isTaken(accepted));
  }

  @Test
  void who_says_nothing_gets_it_plain() {
    assertFalse(Compression.isTaken((String) null));
  }

  @Test
  void a_compressed_file_is_the_file() throws IOException {
    byte[] bytes = "a page ".repeat(100).getBytes(StandardCharsets.UTF_8);
    PageFile file = PageFile.of(bytes, "text/plain");
    try (GZIPInputStream content = new GZIPInputStream(new ByteArrayInputStream(file.zipped()))) {
      assertArrayEquals(bytes, content.readAllBytes());
    }
    assertEquals(bytes.length, file.bytes().length);
    assertTrue(file.zipped().length < bytes.length / 3);
  }
}
