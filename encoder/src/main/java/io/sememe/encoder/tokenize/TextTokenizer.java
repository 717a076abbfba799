// SPDX-License-Identifier: Apache-2.0
package io.sememe.encoder.tokenize;

import com.fasterxml.jackson.databind.JsonNode;
import io.sememe.encoder.EncoderException;
import io.sememe.encoder.EncoderException.Kind;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A model's own tokenizer, safe for any string.
 *
 * <p>Thread-safe, except that {@link #close()} must not run beside another call: the owner of the
 * model holds a lease around every call.
 */
public final class TextTokenizer implements AutoCloseable {
  private final NativeTokenizer tokenizer;
  private final @Nullable AsciiWordPiece ascii;
  private final TextCleaner cleaner;
  private final SpecialTokens specialTokens;
  private final long unknownId;
  private final long highestId;
  private final JsonNode postProcessor;
  private final Map<String, Long> named;
  private final Pieces pieces;
  private final TermTable terms;

  TextTokenizer(NativeTokenizer tokenizer, TokenizerFile file) {
    this.tokenizer = tokenizer;
    this.ascii = file.ascii();
    this.cleaner = new TextCleaner(file.specialTokens());
    this.specialTokens = SpecialTokens.of(tokenizer);
    this.unknownId = file.unknownId();
    this.highestId = file.highestId();
    this.postProcessor = file.postProcessor();
    this.named = file.named();
    this.pieces = file.pieces();
    this.terms = file.terms();
  }

  /**
   * Loads the native library that every tokenizer needs, unless it is loaded.
   *
   * @throws EncoderException FAILED with the reason
   */
  public static void requireLibrary() {
    DjlLibrary.load();
  }

  /**
   * Opens a tokenizer.
   *
   * @param path a Hugging Face {@code tokenizer.json}
   * @throws io.sememe.encoder.EncoderException FAILED when the file is too large, malformed or of a
   *     kind that the tokenizer does not know
   */
  public static TextTokenizer open(Path path) {
    return open(path, Set.of());
  }

  /**
   * Opens a tokenizer, as {@link #open(Path)} does.
   *
   * @param named tokens whose numbers are wanted: {@link #id} knows no others
   */
  public static TextTokenizer open(Path path, Collection<String> named) {
    TokenizerFile file = TokenizerFile.read(path, named);
    NativeTokenizer opened = DjlTokenizer.open(file.json());
    try {
      return new TextTokenizer(opened, file);
    } catch (EncoderException e) {
      opened.close();
      throw new EncoderException(
          Kind.FAILED, "the tokenizer file cannot be used: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      opened.close();
      throw e;
    }
  }

  /**
   * Tokenises one text.
   *
   * @param prefix what goes before the text, trusted; its tokens count towards the limit
   * @param text any string
   * @param maxTokens how many tokens the model sees, special tokens included; more than {@link
   *     #specialTokens()}
   * @param maxCharacters how many chars of the text are looked at, at least 1
   */
  public Tokenized tokenize(String prefix, String text, int maxTokens, int maxCharacters) {
    CleanText clean = cleaner.clean(text, maxCharacters);
    String whole = prefix + clean.text();
    RawTokens raw = encode(whole);
    Encoding content = inCallersText(raw, CodePoints.of(whole), prefix.length(), clean);
    int kept = Math.min(content.length(), maxTokens - specialTokens.count());
    int ofText = 0;
    int unknown = 0;
    for (int i = 0; i < kept; i++) {
      ofText += content.ends()[i] > content.starts()[i] ? 1 : 0;
      unknown += isUnknown(content.ids()[i]) ? 1 : 0;
    }
    return new Tokenized(
        specialTokens.frame(content, kept),
        ofText,
        content.length() - kept,
        clean.cutCharacters(),
        unknown);
  }

  /**
   * Returns all tokens of a text alone: nothing is cut, and neither special tokens nor a prefix are
   * among them. Takes memory for the whole text: give long ones in pieces.
   *
   * @throws EncoderException BAD_INPUT when the tokenizer refuses the text
   */
  public Encoding content(String text) {
    return content(text, Integer.MAX_VALUE);
  }

  /**
   * Returns all tokens of the start of a text alone, as {@link #content(String)}.
   *
   * @param maxCharacters how many chars of the text are looked at, at least 1
   */
  public Encoding content(String text, int maxCharacters) {
    CleanText clean = cleaner.clean(text, maxCharacters);
    return inCallersText(encode(clean.text()), CodePoints.of(clean.text()), 0, clean);
  }

  /**
   * Returns all tokens of a text alone, as {@link #content(String)}, spelled out.
   *
   * @throws EncoderException BAD_INPUT when the tokenizer refuses the text
   */
  public SpelledTokens spelled(String text) {
    CleanText clean = cleaner.clean(text, Integer.MAX_VALUE);
    RawTokens raw = encode(clean.text());
    Encoding encoding = inCallersText(raw, CodePoints.of(clean.text()), 0, clean);
    return SpelledTokens.of(pieces, raw.words(), encoding.withoutWhiteSpace(text));
  }

  /** Returns what the vocabulary calls a token; an empty string where it has no such token. */
  public String piece(long id) {
    return pieces.piece(id);
  }

  /** Returns the tokens that stand for text; they may be asked after {@link #close()} too. */
  public TermTable terms() {
    return terms;
  }

  /**
   * Returns what stands around the tokens of a text.
   *
   * @param prefix what goes before the text, trusted
   */
  public Frame frame(String prefix) {
    return specialTokens.withPrefix(encode(prefix).ids());
  }

  /**
   * Returns what stands around a query and a text.
   *
   * @throws EncoderException FAILED when the file tells it in no way that is known
   */
  public PairFrame pairFrame() {
    return PairTemplate.read(postProcessor);
  }

  /** Returns whether a token stands for something that the vocabulary does not know. */
  public boolean isUnknown(long id) {
    return id == unknownId;
  }

  /** Returns the number of a token that was named when this was opened; none if there is none. */
  public OptionalLong id(String token) {
    Long id = named.get(token);
    return id == null ? OptionalLong.empty() : OptionalLong.of(id);
  }

  /** Returns how many special tokens frame a text. */
  public int specialTokens() {
    return specialTokens.count();
  }

  /** Returns the highest token number that can occur. */
  public long highestId() {
    return highestId;
  }

  @Override
  public void close() {
    tokenizer.close();
  }

  private RawTokens encode(String text) {
    RawTokens plain = ascii == null ? null : ascii.encode(text);
    return plain == null ? tokenizer.encode(text, false) : plain;
  }

  private static Encoding inCallersText(
      RawTokens raw, CodePoints codePoints, int prefixLength, CleanText clean) {
    int[] starts = new int[raw.ids().length];
    int[] ends = new int[raw.ids().length];
    for (int i = 0; i < starts.length; i++) {
      int start = Math.max(codePoints.toChar(raw.starts()[i]) - prefixLength, 0);
      int end = Math.max(codePoints.toChar(raw.ends()[i]) - prefixLength, 0);
      starts[i] = clean.originalOffset(start);
      ends[i] = clean.originalOffset(end);
    }
    return new Encoding(raw.ids(), starts, ends);
  }
}
