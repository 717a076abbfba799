// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.analysis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;

/**
 * A text and its tokens, in one array of bytes that nodes send each other and keep in their logs.
 *
 * <p>The bytes are: "SAT" and the version 1; 16 bytes that say what the text was analysed with; the
 * text in UTF-8, its length before it; the tokens; one byte that ends them; the position increment
 * and the offset behind the last. A token is a byte of flags, position increment, distance of its
 * start from that of the token before, length in the text, term, frequency unless it is 1, payload
 * if there is one. Numbers have seven bits a byte. A token takes its term, its payload and 5 to 9
 * bytes.
 *
 * <p>Immutable as long as nobody writes into its bytes, and thread-safe then.
 */
final class AnalysedText {
  private static final byte[] MAGIC = {'S', 'A', 'T', 1};
  private static final int FINGERPRINT_BYTES = 16;

  private final byte[] bytes;
  private final String fingerprint;
  private final String text;
  private final int tokensAt;
  private final boolean weighted;

  private AnalysedText(
      byte[] bytes, String fingerprint, String text, int tokensAt, boolean weighted) {
    this.bytes = bytes;
    this.fingerprint = fingerprint;
    this.text = text;
    this.tokensAt = tokensAt;
    this.weighted = weighted;
  }

  /**
   * Analyses a text and writes it with its tokens.
   *
   * @param fingerprint says what analyses it: 32 hexadecimal digits
   * @param tokens the text's stream, which is read to its end and closed
   */
  static byte[] write(String fingerprint, String text, TokenStream tokens) throws IOException {
    try (tokens) {
      ByteBuffersDataOutput out = new ByteBuffersDataOutput();
      out.writeBytes(MAGIC);
      out.writeBytes(HexFormat.of().parseHex(fingerprint));
      TokenWriter.write(out, new BytesRef(text));
      new TokenWriter(out, tokens).writeAll();
      return out.toArrayCopy();
    }
  }

  /**
   * Reads one, to the last byte.
   *
   * @param bytes what {@link #write} has written, or anything else; not copied
   * @throws IllegalArgumentException when it is anything else
   */
  static AnalysedText read(byte[] bytes) {
    FormReader in = new FormReader(bytes, 0);
    requireMagic(in);
    BytesRef hash = in.slice(FINGERPRINT_BYTES);
    BytesRef text = in.slice();
    int tokensAt = in.at();
    boolean weighted = readTokens(in);
    return new AnalysedText(bytes, hex(hash), utf8(text), tokensAt, weighted);
  }

  /** Returns what says what the text was analysed with: 32 hexadecimal digits. */
  String fingerprint() {
    return fingerprint;
  }

  String text() {
    return text;
  }

  /** Returns whether a token has another frequency than 1. */
  boolean isWeighted() {
    return weighted;
  }

  /** Returns a new stream of the tokens. */
  TokenStream tokens() {
    return new ReplayedTokens(() -> new TokenReader(new FormReader(bytes, tokensAt)));
  }

  private static void requireMagic(FormReader in) {
    BytesRef magic = in.slice(MAGIC.length);
    if (!magic.bytesEquals(new BytesRef(MAGIC))) {
      throw in.malformed("they begin in another way");
    }
  }

  // All of them now: the indexer, which reads them next, could not say whose they are.
  private static boolean readTokens(FormReader in) {
    TokenReader tokens = new TokenReader(in);
    boolean weighted = false;
    while (tokens.next()) {
      weighted |= tokens.frequency() != 1;
    }
    if (!in.isAtEnd()) {
      throw in.malformed("more bytes behind the last token");
    }
    return weighted;
  }

  private static String hex(BytesRef hash) {
    return HexFormat.of().formatHex(hash.bytes, hash.offset, hash.offset + hash.length);
  }

  // Java's decoder: Lucene's takes for granted that the bytes are UTF-8.
  private static String utf8(BytesRef text) {
    return new String(text.bytes, text.offset, text.length, StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "AnalysedText[" + text.length() + " chars, " + bytes.length + " bytes]";
  }
}
