// SPDX-License-Identifier: Apache-2.0
package io.sememe.solr.question;

import io.sememe.solr.SolrErrors;
import io.sememe.solr.TextDigest;
import io.sememe.solr.cache.EncodedText;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.solr.common.SolrException;
import org.apache.solr.common.params.SolrParams;
import org.jspecify.annotations.Nullable;

/**
 * An encoded question as a parameter of a request: so the node that a client asks tells it the
 * shards, and so anybody can send it.
 *
 * <p>Its name has a hash of the question. Its value is the fingerprint, the four counts of {@link
 * EncodedText} and the floats (big-endian, base64 for addresses), with colons between them.
 */
final class ToldEncoding {
  private static final String VECTOR = "sememe.vector.";
  private static final String TOKENS = "sememe.tokens.";
  private static final String WORDS = "sememe.words.";
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9A-Za-z]{1,64}):([0-9]{1,9}):([0-9]{1,9}):([0-9]{1,9}):([0-9]{1,9}):([0-9A-Za-z_-]+)");

  /** A million floats: far more than the tokens of the longest question. */
  private static final int MOST_CHARS = (1 << 20) * Float.BYTES / 3 * 4;

  private ToldEncoding() {}

  /** Returns the name of the parameter for a question's vector. */
  static String vectorParameter(Question question) {
    return VECTOR + hash(question);
  }

  /** Returns the name of the parameter for the vectors of a question's tokens. */
  static String tokensParameter(Question question) {
    return TOKENS + hash(question);
  }

  /** Returns the name of the parameter for the vectors of a question's words. */
  static String wordsParameter(WordQuestion question) {
    return WORDS
        + new TextDigest()
            .add(question.field())
            .add(question.encoded())
            .add(question.model())
            .hex();
  }

  private static String hash(Question question) {
    TextDigest digest = new TextDigest().add(question.field()).add(question.text());
    @Nullable String model = question.model();
    return (model == null ? digest : digest.add(model)).hex();
  }

  /** Returns the value that tells an encoded question. */
  static String value(EncodedText encoded) {
    ByteBuffer bytes = ByteBuffer.allocate(encoded.floats().length * Float.BYTES);
    bytes.asFloatBuffer().put(encoded.floats());
    return String.join(
        ":",
        encoded.fingerprint(),
        Integer.toString(encoded.tokens()),
        Integer.toString(encoded.truncatedTokens()),
        Integer.toString(encoded.truncatedCharacters()),
        Integer.toString(encoded.unknownTokens()),
        Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array()));
  }

  /**
   * Returns what a request tells, if it does, checked as anything that comes from outside.
   *
   * @param parameter the question's parameter
   * @param check refuses what is of no use
   * @throws SolrException 400 when the value is none that {@link #value} writes, or what the check
   *     throws
   */
  static Optional<EncodedText> of(
      SolrParams params, String parameter, BiConsumer<String, EncodedText> check) {
    @Nullable String value = params.get(parameter);
    if (value == null) {
      return Optional.empty();
    }
    EncodedText told = read(parameter, value);
    check.accept(parameter, told);
    return Optional.of(told);
  }

  private static EncodedText read(String parameter, String value) {
    Matcher parts = FORM.matcher(value);
    if (!parts.matches()) {
      throw malformed(parameter);
    }
    return new EncodedText(
        parts.group(1),
        floats(parameter, parts.group(6)),
        Integer.parseInt(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        Integer.parseInt(parts.group(4)),
        Integer.parseInt(parts.group(5)));
  }

  private static float[] floats(String parameter, String base64) {
    if (base64.length() > MOST_CHARS) {
      throw malformed(parameter);
    }
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(base64));
    } catch (IllegalArgumentException e) {
      throw malformed(parameter);
    }
    if (bytes.capacity() % Float.BYTES != 0) {
      throw malformed(parameter);
    }
    float[] floats = new float[bytes.capacity() / Float.BYTES];
    bytes.asFloatBuffer().get(floats);
    return floats;
  }

  private static SolrException malformed(String parameter) {
    return SolrErrors.badRequest(
        parameter
            + " must be a fingerprint, four counts and a vector in base64, with colons"
            + " between them: leave it away, and the question is encoded");
  }
}
